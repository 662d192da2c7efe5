import { readFileSync } from 'node:fs';
import { AlbumenError } from '../../../shared/contract/errors.ts';

/**
 * One JSON file of a pack, read field by field. Every wrong field is an AlbumenError `pack-invalid` that names the
 * file, the field and what was expected; a field that is not there is undefined.
 */
export class PackJson {
  readonly file: string;
  readonly #at: string;
  readonly #fields: Readonly<Record<string, unknown>>;

  private constructor(file: string, at: string, fields: Readonly<Record<string, unknown>>) {
    this.file = file;
    this.#at = at;
    this.#fields = fields;
  }

  /**
   * Read a JSON file that the pack must have.
   *
   * @param what What it is for, in words: "the image preprocessing".
   */
  static read(file: string, what: string): PackJson {
    const json = PackJson.readIfPresent(file);
    if (json === null) throw new AlbumenError('pack-invalid', `${file} is missing: expected ${what}`);
    return json;
  }

  /** Read a JSON file, or null where there is none. */
  static readIfPresent(file: string): PackJson | null {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOENT' || code === 'ENOTDIR') return null;
      throw new AlbumenError('pack-invalid', `${file} cannot be read: ${(error as Error).message}`, { cause: error });
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw new AlbumenError('pack-invalid', `${file} is damaged: not valid JSON (${(error as Error).message})`, { cause: error });
    }
    if (!isRecord(value)) throw new AlbumenError('pack-invalid', `${file} is damaged: expected a JSON object`);
    return new PackJson(file, '', value);
  }

  /** The field as it stands, unchecked; null counts as absent, as Python's exporters write it. */
  raw(key: string): unknown {
    return this.#fields[key] ?? undefined;
  }

  text(key: string): string | undefined {
    return this.#read(key, 'a text', isText);
  }

  number(key: string): number | undefined {
    return this.#read(key, 'a number', isNumber);
  }

  /** A number of pixels, tokens or dimensions: a whole number above 0. */
  count(key: string): number | undefined {
    return this.#read(key, 'a whole number above 0', isCount);
  }

  flag(key: string): boolean | undefined {
    return this.#read(key, 'true or false', (value) => typeof value === 'boolean');
  }

  /** Three numbers, one for each of red, green and blue. */
  triple(key: string): readonly [number, number, number] | undefined {
    return this.#read(key, 'three numbers', isTriple);
  }

  choice<Choice extends string>(key: string, choices: readonly Choice[]): Choice | undefined {
    return this.#read(key, `one of ${choices.join(', ')}`, (value): value is Choice => choices.includes(value as Choice));
  }

  /** A table of texts. */
  texts(key: string): Readonly<Record<string, string>> | undefined {
    return this.#read(key, 'a table of texts', isTexts);
  }

  object(key: string): PackJson | undefined {
    const value = this.#read(key, 'an object', isRecord);
    return value === undefined ? undefined : new PackJson(this.file, `${this.#at}${key}.`, value);
  }

  /** Names a field that must be there: `need(json.count('dim'), 'dim')`. */
  need<Value>(value: Value | undefined, key: string): Value {
    if (value === undefined) throw this.wrong(key, 'it is missing');
    return value;
  }

  /** The error for a field whose value cannot be used. */
  wrong(key: string, reason: string): AlbumenError {
    return new AlbumenError('pack-invalid', `${this.file}: ${this.#at}${key}: ${reason}`);
  }

  #read<Value>(key: string, expected: string, check: (value: unknown) => value is Value): Value | undefined {
    const value = this.raw(key);
    if (value === undefined) return undefined;
    if (!check(value)) throw this.wrong(key, `expected ${expected}, found ${JSON.stringify(value).slice(0, 80)}`);
    return value;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every(isText);
}

function isTriple(value: unknown): value is readonly [number, number, number] {
  return Array.isArray(value) && value.length === 3 && value.every(isNumber);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
