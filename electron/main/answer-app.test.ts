import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaRequest } from '../../shared/contract/app-schemas.ts';
import { answerApp } from './answer-app.ts';

const id = '0123456789abcdef0123456789abcdef';
let folder = '';
let located: MediaRequest[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'albumen-app-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'renderer', 'assets', 'index-abc.js'), 'export {};');
  writeFileSync(join(folder, 'secret.html'), 'secret');
  symlinkSync(join(folder, 'secret.html'), join(folder, 'renderer', 'linked.html'));
  writeFileSync(join(folder, 'photo.jpg'), 'picture');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(url: string, init?: RequestInit): Promise<Response> {
  located = [];
  return await answerApp(new Request(url, init), {
    rendererDir: join(folder, 'renderer'),
    locate(request) {
      located.push(request);
      return Promise.resolve({ path: join(folder, 'photo.jpg'), mimeType: 'image/jpeg', name: 'photo.jpg', etag: 'one' });
    },
  });
}

describe('the window\'s own addresses', () => {
  it('serve the page under a policy that allows nothing from elsewhere', async () => {
    const answer = await ask('albumen://app/');
    expect({ status: answer.status, type: answer.headers.get('content-type'), body: await answer.text() }).toEqual({
      status: 200, type: 'text/html; charset=utf-8', body: '<!doctype html>',
    });
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'|script-src[^;]*'unsafe-inline'/);
  });

  it('serve the files of the build, which never change', async () => {
    const answer = await ask('albumen://app/assets/index-abc.js');
    expect({ status: answer.status, type: answer.headers.get('content-type'), cache: answer.headers.get('cache-control') }).toEqual({
      status: 200, type: 'text/javascript; charset=utf-8', cache: 'private, max-age=31536000, immutable',
    });
  });

  it('serve pictures by id', async () => {
    const answer = await ask(`albumen://app/media/original/${id}`, { headers: { Range: 'bytes=1-3' } });
    expect({ status: answer.status, body: await answer.text(), located }).toEqual({ status: 206, body: 'ict', located: [{ id, variant: 'original' }] });
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  it.each([
    'albumen://app/../secret.html',
    'albumen://app/%2e%2e/secret.html',
    'albumen://app/..%2fsecret.html',
    'albumen://app/assets/..%5c..%5csecret.html',
    'albumen://app/linked.html',
    'albumen://app/media/original/../../secret.html',
    'albumen://app/media/original/%2Fetc%2Fpasswd',
    `albumen://app/media/original/${id}/../../../secret.html`,
    `albumen://app/media/other/${id}`,
    `albumen://other/media/original/${id}`,
    'albumen://other/',
    'albumen://app.evil/',
    'albumen://app:8080/',
    'https://app/',
  ])('lead nowhere else: %s', async (url) => {
    const answer = await ask(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('secret');
    expect(located).toEqual([]);
  });

  it('are only read', async () => {
    expect((await ask('albumen://app/', { method: 'POST', body: 'x' })).status).toBe(405);
    expect((await ask(`albumen://app/media/thumb/${id}`, { method: 'DELETE' })).status).toBe(405);
  });
});
