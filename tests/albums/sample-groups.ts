/**
 * How a person who looks at the bundled photos, their dates and places would group them, written down before the grouping
 * was run on them. File names below resources/sample-photos.
 */
export const SAMPLE_EVENTS: Readonly<Record<string, readonly string[]>> = {
  'autumn day near Bilbao': ['2016/DSC_0111.jpg', '2016/DSC_0118.jpg', '2016/DSC_0121.jpg', 'received/dogs cropped.jpg'],
  supermarket: ['100211', '100213', '100240', '100328', '100402', '100409', '100515', '100750'].map((time) => `2020/20201017_${time}.jpg`),
  'clothes, first day': ['2020/IMG_4020.jpg', '2020/IMG_4021.jpg', '2020/IMG_4022.jpg', '2020/IMG_4023.jpg'],
  'clothes, second day': ['2020/IMG_4024.jpg', '2020/IMG_4025.jpg', '2020/IMG_4026.jpg', '2020/IMG_4027.jpg'],
};

/** Those received are copies of photos of the weekend: a person who looks at them puts them there. */
export const SAMPLE_TRIPS: Readonly<Record<string, readonly string[]>> = {
  'weekend in Bilbao': ['2016/DSC_0107.jpg', '2016/DSC_0111.jpg', '2016/DSC_0118.jpg', '2016/DSC_0121.jpg', 'received/dogs cropped.jpg', 'received/IMG-20161024-WA0003.jpg'],
  'New York': ['0', '1', '2', '3', '4', '5', '6', '7'].map((n) => `2020/IMG_402${n}.jpg`),
};
