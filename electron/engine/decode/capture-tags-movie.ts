import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

import { MOVIE_INDEX_MAX_BYTES } from '../config.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import { emptyTags, timeTag } from './capture-tags.ts';
import type { CaptureTags } from './capture-tags.ts';

/** Seconds from 1904, QuickTime's zero, to 1970. */
const SECONDS_1904_TO_1970 = 2_082_844_800;
/** Boxes looked at on the top level before a file is given up as broken. */
const TOP_BOXES_MAX = 1_000;

interface Box {
  readonly type: string;
  readonly body: Buffer;
}

/**
 * The capture tags of an mp4 or mov by its own index (`moov`): mvhd's time, Apple's keys, and the place of `©xyz`.
 * For machines without exiftool; other containers say nothing.
 *
 * @param path Absolute path in the store's escaped form.
 * @throws Error when the file cannot be read or is broken.
 */
export async function readMovieTags(path: string): Promise<CaptureTags[]> {
  const file = await open(pathToOpen(path), 'r');
  try {
    const moov = await readMoov(file);
    return moov === null ? [] : [readIndex(moov)];
  } finally {
    await file.close();
  }
}

async function readMoov(file: FileHandle): Promise<Buffer | null> {
  const { size: fileBytes } = await file.stat();
  const header = Buffer.alloc(16);
  let at = 0;
  for (let i = 0; i < TOP_BOXES_MAX && at + 8 <= fileBytes; i += 1) {
    const { bytesRead } = await file.read(header, 0, 16, at);
    const { headerBytes, bytes } = boxSize(header.subarray(0, bytesRead), fileBytes - at);
    if (bytes < headerBytes) return null;
    if (header.toString('latin1', 4, 8) === 'moov') {
      if (bytes > MOVIE_INDEX_MAX_BYTES) return null;
      const body = Buffer.alloc(bytes - headerBytes);
      const read = await file.read(body, 0, body.length, at + headerBytes);
      return body.subarray(0, read.bytesRead);
    }
    at += bytes;
  }
  return null;
}

function readIndex(moov: Buffer): CaptureTags {
  const boxes = [...boxesOf(moov)];
  const keys = new Map<string, string>();
  for (const { type, body } of boxes) {
    if (type === 'meta') readKeys(body, keys);
    if (type === 'udta') for (const entry of boxesOf(body)) if (entry.type.startsWith('\u00a9')) keys.set(entry.type, readUserText(entry.body));
  }
  const header = boxes.find((box) => box.type === 'mvhd');
  const created = header === undefined ? null : creationTime(header.body);
  const apple = (name: string): string | null => keys.get(`com.apple.quicktime.${name}`) ?? null;
  const [latitude, longitude] = readLocation(apple('location.ISO6709') ?? keys.get('\u00a9xyz') ?? '');
  const zoned = apple('creationdate') ?? keys.get('\u00a9day') ?? null;
  return {
    ...emptyTags('quicktime'),
    times: [...(zoned === null ? [] : [timeTag(zoned, 'quicktime')]), ...(created === null ? [] : [timeTag(created, 'quicktime', true)])],
    latitude,
    longitude,
    make: apple('make') ?? keys.get('\u00a9mak') ?? null,
    model: apple('model') ?? keys.get('\u00a9mod') ?? null,
    captions: [apple('description'), apple('title')].filter((text) => text !== null),
    contentId: apple('content.identifier'),
  };
}

/** mvhd: version 1 has 64-bit times. Source: ISO/IEC 14496-12, 8.2.2. */
function creationTime(body: Buffer): string | null {
  if (body.length < 12) return null;
  const seconds = body[0] === 1 ? Number(body.readBigUInt64BE(4)) : body.readUInt32BE(4);
  // Zero is "not set"; beyond year 9999 there is no date to write.
  if (seconds === 0 || seconds > 255_000_000_000) return null;
  return new Date((seconds - SECONDS_1904_TO_1970) * 1000).toISOString().slice(0, 19);
}

/** `meta` of QuickTime: names in `keys`, values in `ilst` under the name's number. */
function readKeys(meta: Buffer, found: Map<string, string>): void {
  // In an mp4 a version and flags stand before the boxes, in a mov nothing does.
  const boxes = [...boxesOf(meta.readUInt32BE(0) === 0 ? meta.subarray(4) : meta)];
  const names = boxes.find((box) => box.type === 'keys')?.body;
  const list = boxes.find((box) => box.type === 'ilst')?.body;
  if (names === undefined || list === undefined || names.length < 8) return;
  const keyNames = [...boxesOf(names.subarray(8))].map((box) => box.body.toString('utf8'));
  for (const item of boxesOf(list)) {
    const name = keyNames[Buffer.from(item.type, 'latin1').readUInt32BE(0) - 1];
    const data = [...boxesOf(item.body)].find((box) => box.type === 'data')?.body;
    // Type 1 is UTF-8; the type and a locale stand before the text.
    if (name !== undefined && data !== undefined && data.length > 8 && data.readUInt32BE(0) === 1) found.set(name, data.toString('utf8', 8));
  }
}

function readUserText(body: Buffer): string {
  return body.length < 4 ? '' : body.toString('utf8', 4, 4 + body.readUInt16BE(0));
}

/** `+27.5916+086.5640+8850/`, degrees with their fraction. Source: ISO 6709, annex H. */
function readLocation(text: string): [number | null, number | null] {
  const match = /^([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)/.exec(text);
  return match === null ? [null, null] : [Number(match[1]), Number(match[2])];
}

function* boxesOf(body: Buffer): Generator<Box> {
  let at = 0;
  while (at + 8 <= body.length) {
    const { headerBytes, bytes } = boxSize(body.subarray(at), body.length - at);
    if (bytes < headerBytes || at + bytes > body.length) return;
    yield { type: body.toString('latin1', at + 4, at + 8), body: body.subarray(at + headerBytes, at + bytes) };
    at += bytes;
  }
}

/** A box's length: 0 says "to the end", 1 that 64 bits follow. */
function boxSize(header: Buffer, restBytes: number): { headerBytes: number; bytes: number } {
  if (header.length < 8) return { headerBytes: 8, bytes: 0 };
  const bytes = header.readUInt32BE(0);
  if (bytes === 0) return { headerBytes: 8, bytes: restBytes };
  if (bytes !== 1) return { headerBytes: 8, bytes };
  return { headerBytes: 16, bytes: header.length < 16 ? 0 : Number(header.readBigUInt64BE(8)) };
}
