import { expect, test } from 'vitest';
import { attachmentNamed } from './content-disposition.ts';

test.each([
  ['dogs.jpg', `attachment; filename="dogs.jpg"; filename*=UTF-8''dogs.jpg`],
  ['Übermut 犬.jpg', `attachment; filename="_bermut _.jpg"; filename*=UTF-8''%C3%9Cbermut%20%E7%8A%AC.jpg`],
  ['a"; filename="b.html', `attachment; filename="a_; filename=_b.html"; filename*=UTF-8''a%22%3B%20filename%3D%22b.html`],
  ['a\r\nSet-Cookie: x=1', `attachment; filename="a__Set-Cookie: x=1"; filename*=UTF-8''a__Set-Cookie%3A%20x%3D1`],
  ['<script>alert(1)</script>.jpg', `attachment; filename="<script>alert(1)<_script>.jpg"; filename*=UTF-8''%3Cscript%3Ealert%281%29%3C_script%3E.jpg`],
  ['gpj.\u202eexe', `attachment; filename="gpj._exe"; filename*=UTF-8''gpj._exe`],
  ['half \ud83d.jpg', `attachment; filename="half _.jpg"; filename*=UTF-8''half%20%EF%BF%BD.jpg`],
])('%j is written as a name and nothing else', (name, header) => {
  expect(attachmentNamed(name)).toBe(header);
  expect(() => new Headers({ 'content-disposition': header })).not.toThrow();
});
