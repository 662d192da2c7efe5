/**
 * The graph file that a provider runs: its own where the pack names one, else the one for GPUs, else the default.
 *
 * @param graphs Files by provider; `default` is always there, `gpu` stands for every provider but the CPU.
 */
export function graphFor(graphs: Readonly<Record<string, string>>, provider: string): string {
  const file = graphs[provider] ?? (provider === 'cpu' ? undefined : graphs.gpu) ?? graphs.default;
  if (file === undefined) throw new Error('a pack without a default graph');
  return file;
}
