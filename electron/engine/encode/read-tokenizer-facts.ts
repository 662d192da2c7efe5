import { MULTILINGUAL_VOCABULARY } from '../config.ts';
import type { TextSpec } from './model-pack.ts';
import { PackJson } from './pack-json.ts';

/** What the tokenizer's own files say about preparing a question. */
export interface TokenizerFacts {
  /** Null where no file names a padding token. */
  readonly padId: number | null;
  /** The smallest limit that a file states; null where none does. */
  readonly maxTokens: number | null;
  /** Needed wherever padding changes the vector; see `paddingOf`. */
  readonly padding: TextSpec['padding'];
  readonly lowerCase: boolean;
  readonly canonicalize: boolean;
  readonly multilingual: boolean;
}

/** `model_max_length` holds 10^30 where a tokenizer knows no limit. Source: transformers, VERY_LARGE_INTEGER. */
const NO_LIMIT = 1_000_000;

/**
 * Read padding, limits and letter case from tokenizer.json and, where the pack has one, tokenizer_config.json.
 *
 * @throws AlbumenError `pack-invalid` where a file is missing, damaged or names a token that the vocabulary has not.
 */
export function readTokenizerFacts(tokenizerFile: string, configFile: string | null): TokenizerFacts {
  const tokenizer = PackJson.read(tokenizerFile, 'the tokenizer (Hugging Face tokenizer.json)');
  const config = configFile === null ? null : PackJson.read(configFile, 'the settings of the tokenizer');
  const vocabulary = readVocabulary(tokenizer);
  const padding = tokenizer.object('padding');
  const padToken = tokenOf(config, 'pad_token');
  if (config !== null && padToken !== undefined && !vocabulary.has(padToken)) {
    throw config.wrong('pad_token', `${JSON.stringify(padToken)} is not in the vocabulary of ${tokenizerFile}`);
  }
  const padId = (padToken === undefined ? padding?.number('pad_id') : vocabulary.get(padToken)) ?? null;
  const className = config?.text('tokenizer_class') ?? '';
  const limits = [config?.number('model_max_length'), tokenizer.object('truncation')?.number('max_length')];
  const stated = limits.filter((limit): limit is number => limit !== undefined && limit > 0 && limit < NO_LIMIT);
  const canonicalize = className.startsWith('SiglipTokenizer');
  return {
    padId,
    maxTokens: stated.length === 0 ? null : Math.min(...stated),
    padding: paddingOf(tokenizer, vocabulary, padId),
    lowerCase: canonicalize || config?.flag('do_lower_case') === true,
    canonicalize,
    multilingual: vocabulary.size >= MULTILINGUAL_VOCABULARY,
  };
}

/**
 * [Note: When padding may be left out]
 * Padding to the full length is what every text encoder saw in training, so it is the rule. Two kinds do not see it:
 * BERT behind its attention mask (WordPiece), and CLIP padded with its end token, which reads from left to right and
 * takes the first end token's output. There a batch is only padded to its longest text, about ten times less work.
 * Source: model-packs.md, the known packs (MobileCLIP pads with 0 and is not causal; SigLIP pools the last token).
 */
function paddingOf(tokenizer: PackJson, vocabulary: ReadonlyMap<string, number>, padId: number | null): TextSpec['padding'] {
  const strategy = tokenizer.object('padding')?.raw('strategy');
  if (typeof strategy === 'object') return 'max';
  if (tokenizer.object('model')?.text('type') === 'WordPiece') return 'longest';
  const endOfClip = vocabulary.get('<|endoftext|>');
  return endOfClip !== undefined && padId === endOfClip && vocabulary.has('<|startoftext|>') ? 'longest' : 'max';
}

function readVocabulary(tokenizer: PackJson): Map<string, number> {
  const model = tokenizer.need(tokenizer.object('model'), 'model');
  const vocabulary = new Map<string, number>();
  const words = model.raw('vocab');
  if (Array.isArray(words)) {
    // Unigram: a list of [token, score], the id being the place.
    words.forEach((entry: unknown, id) => vocabulary.set(String((entry as readonly unknown[])[0]), id));
  } else if (typeof words === 'object' && words !== null) {
    for (const [token, id] of Object.entries(words)) vocabulary.set(token, Number(id));
  }
  if (vocabulary.size === 0) throw model.wrong('vocab', 'expected a vocabulary');
  const added = tokenizer.raw('added_tokens');
  if (Array.isArray(added)) {
    for (const token of added as readonly { readonly content?: unknown; readonly id?: unknown }[]) {
      if (typeof token.content === 'string' && typeof token.id === 'number') vocabulary.set(token.content, token.id);
    }
  }
  return vocabulary;
}

/** Special tokens stand as a text or as an object with `content`. */
function tokenOf(config: PackJson | null, key: string): string | undefined {
  const value = config?.raw(key);
  return typeof value === 'object' ? config?.object(key)?.text('content') : config?.text(key);
}
