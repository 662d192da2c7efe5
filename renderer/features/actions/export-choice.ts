/** How a person exports: what the dialog begins with the next time, in this window. */
export interface ExportChoice {
  /** Empty until one was chosen. */
  readonly folder: string;
  readonly format: 'original' | 'jpeg';
  /** Pixels; null keeps the photo's own. */
  readonly longSide: number | null;
  /** 50 to 100. */
  readonly quality: number;
  readonly withMetadata: boolean;
  readonly withPlace: boolean;
  readonly withTags: boolean;
}

let last: ExportChoice = { folder: '', format: 'original', longSide: 2_560, quality: 90, withMetadata: true, withPlace: true, withTags: false };

/** The choice of the export before. */
export function lastExportChoice(): ExportChoice {
  return last;
}

export function keepExportChoice(choice: ExportChoice): void {
  last = choice;
}
