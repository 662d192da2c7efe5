import { describe, expect, it } from 'vitest';
import type { MapBox } from '../../map/map-view.ts';
import { createClusterIndex } from './cluster-index.ts';

const WORLD = { south: -85, west: -180, north: 85, east: 180 };
/** Newest first: two in Bilbao, one in Madrid, one at each side of 180°, two at one place. */
const places = [[43.2631, -2.9352], [43.2571, -2.9234], [40.4168, -3.7038], [-17.7, 179.9], [-17.7, -179.9], [52.52, 13.405], [52.52, 13.405]] as const;
const made = createClusterIndex({ latitudes: Float32Array.from(places, ([latitude]) => latitude), longitudes: Float32Array.from(places, ([, longitude]) => longitude) });
const ask = (box: MapBox, zoom: number) => made.ask(box, box, zoom);

describe('the clusters of a map', () => {
  it('hold every photo once, at every zoom', () => {
    for (const zoom of [0, 3, 7.4, 12, 15]) {
      const { clusters, count } = ask(WORLD, zoom);
      expect(clusters.reduce((sum, cluster) => sum + cluster.count, 0)).toBe(7);
      expect(count).toBe(7);
    }
  });

  it('fall apart as one comes nearer, and say when', () => {
    const spain = { south: 35, west: -10, north: 45, east: 5 };
    const [bilbao] = ask(spain, 6).clusters.filter((cluster) => cluster.count === 2);
    expect(bilbao?.newest).toBe(0);
    expect(bilbao?.box.south).toBeCloseTo(43.2571, 4);
    expect(bilbao?.box.east).toBeCloseTo(-2.9234, 4);
    const zoom = bilbao?.fallsApartAt ?? 0;
    expect(ask(spain, zoom).clusters.map((cluster) => cluster.count)).toEqual([1, 1, 1]);
    expect(ask(spain, zoom - 1).clusters.map((cluster) => cluster.count).toSorted((one, other) => one - other)).toEqual([1, 2]);
  });

  it('never fall apart where the photos lie at one place', () => {
    const berlin = { south: 52, west: 13, north: 53, east: 14 };
    const [cluster] = ask(berlin, 14).clusters;
    expect(cluster).toMatchObject({ count: 2, newest: 5, fallsApartAt: null });
  });

  it('are found across 180°', () => {
    const { clusters, count, newest } = ask({ south: -30, west: 170, north: 0, east: -170 }, 9);
    expect(clusters.map((cluster) => cluster.count)).toEqual([1, 1]);
    expect([count, newest]).toEqual([2, [3, 4]]);
  });

  it('name the newest photos of a box first', () => {
    expect(ask({ south: 40, west: -4, north: 44, east: -2 }, 5).newest).toEqual([0, 1, 2]);
  });
});
