import type { Table } from './lance-tables.ts';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { Column } from './arrow-write.ts';

const PREFIX = 'v_';

/** The column that holds a model's vectors. One column per fingerprint: two fingerprints never meet in one comparison. */
export function vectorColumnName(fingerprint: string): string {
  if (!/^\w{1,64}$/.test(fingerprint)) throw new Error(`a fingerprint is 1 to 64 letters or digits, not ${fingerprint}`);
  return PREFIX + fingerprint;
}

/** The vector columns that the photos table has now. */
export async function vectorColumns(photos: Table): Promise<Column[]> {
  const { fields } = await photos.schema();
  return fields
    .filter((field) => field.name.startsWith(PREFIX))
    .map((field) => ({
      name: field.name,
      type: `vector:${(field.type as { listSize?: number }).listSize ?? 0}`,
      nullable: true,
    }));
}

/**
 * The column of a fingerprint, checked against a vector's length.
 *
 * @throws AlbumenError `not-found` when the library holds no vectors of this model.
 */
export async function vectorColumn(photos: Table, fingerprint: string, dim?: number): Promise<Column> {
  const name = vectorColumnName(fingerprint);
  const column = (await vectorColumns(photos)).find((candidate) => candidate.name === name);
  if (!column) {
    throw new AlbumenError('not-found', `this library holds no vectors of the model with fingerprint ${fingerprint}; run \`albumen index --model\` with that model first`);
  }
  if (dim !== undefined && column.type !== `vector:${dim}`) {
    throw new Error(`vectors of ${fingerprint} have ${column.type.slice('vector:'.length)} dimensions, not ${dim}`);
  }
  return column;
}
