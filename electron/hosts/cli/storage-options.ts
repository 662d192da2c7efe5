/**
 * What LanceDB needs to reach a library on S3, from the environment variables that the AWS tools use. LanceDB's own
 * option names, as toolchain.md found them to work; a custom endpoint means path-style addresses.
 *
 * @returns No options for a library that is no `s3://` URI.
 */
export function storageOptions(library: string, env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  if (!/^s3:\/\//i.test(library)) return {};
  const options: Record<string, string> = {};
  const set = (name: string, ...variables: string[]): void => {
    const value = variables.map((variable) => env[variable]).find((found) => found !== undefined && found !== '');
    if (value !== undefined) options[name] = value;
  };
  set('awsAccessKeyId', 'AWS_ACCESS_KEY_ID');
  set('awsSecretAccessKey', 'AWS_SECRET_ACCESS_KEY');
  set('awsSessionToken', 'AWS_SESSION_TOKEN');
  set('region', 'AWS_REGION', 'AWS_DEFAULT_REGION');
  set('endpoint', 'AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL', 'AWS_ENDPOINT');
  if (options['endpoint'] !== undefined) {
    options['awsVirtualHostedStyleRequest'] = 'false';
    if (options['endpoint'].startsWith('http://')) options['allowHttp'] = 'true';
  }
  return options;
}
