import { expect, it } from 'vitest';
import { storageOptions } from './storage-options.ts';

const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret', AWS_DEFAULT_REGION: 'eu-1' };

it('takes a library on S3 from the environment of the AWS tools', () => {
  expect(storageOptions('s3://bucket/lib', { ...keys, AWS_REGION: 'eu-2', AWS_SESSION_TOKEN: 't' })).toEqual({
    awsAccessKeyId: 'id', awsSecretAccessKey: 'secret', awsSessionToken: 't', region: 'eu-2',
  });
});

it('addresses a custom endpoint by path, over plain HTTP only where the endpoint says so', () => {
  expect(storageOptions('s3://bucket/lib', { ...keys, AWS_ENDPOINT_URL: 'http://127.0.0.1:9000' })).toEqual({
    awsAccessKeyId: 'id', awsSecretAccessKey: 'secret', region: 'eu-1',
    endpoint: 'http://127.0.0.1:9000', awsVirtualHostedStyleRequest: 'false', allowHttp: 'true',
  });
  expect(storageOptions('s3://bucket/lib', { AWS_ENDPOINT_URL: 'https://s3.here' })).not.toHaveProperty('allowHttp');
});

it('gives a local library no secrets', () => {
  expect(storageOptions('/home/ida/lib', keys)).toEqual({});
});
