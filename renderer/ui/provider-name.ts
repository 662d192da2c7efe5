/** A provider by the name that people know. */
export function providerName(provider: string): string {
  const names: Readonly<Record<string, string>> = { cpu: 'CPU', cuda: 'GPU (CUDA)', dml: 'GPU (DirectML)', coreml: 'GPU (CoreML)', webgpu: 'GPU (WebGPU)' };
  return names[provider] ?? provider;
}
