/** A place name as it is compared: folded, without apostrophes, other punctuation as one space. "Xi’an" and "xian" agree. */
export declare function placeKey(name: string): string;
