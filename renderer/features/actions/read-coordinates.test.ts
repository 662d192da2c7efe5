import { describe, expect, it } from 'vitest';
import { readCoordinates } from './read-coordinates.ts';

describe('coordinates as people type them', () => {
  it('reads decimal degrees', () => {
    expect(['52.52, 13.405', ' -33.86 151.21 ', '0,0', '52.5;13'].map(readCoordinates)).toEqual([
      { latitude: 52.52, longitude: 13.405 },
      { latitude: -33.86, longitude: 151.21 },
      { latitude: 0, longitude: 0 },
      { latitude: 52.5, longitude: 13 },
    ]);
  });

  it('reads degrees, minutes and seconds with a side of the world', () => {
    const south = readCoordinates(`33° 51' 35" S 151° 12' 36" E`);
    expect([south?.latitude.toFixed(4), south?.longitude.toFixed(4)]).toEqual(['-33.8597', '151.2100']);
    expect(readCoordinates('40° 30′ N, 3° 30′ W')).toEqual({ latitude: 40.5, longitude: -3.5 });
  });

  it('takes nothing for coordinates that are none, or not on the earth', () => {
    expect(['Berlin', '', '91, 0', '10, 181', '52.52', '1.2.3, 4'].map(readCoordinates)).toEqual([null, null, null, null, null, null]);
  });
});
