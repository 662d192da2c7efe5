import type { Shot } from './shot.ts';

/** Names that systems give to pictures of the screen, in the languages they are set to most. */
const NAMED = /screen[ _-]?shot|screen[ _-]?cap|bildschirmfoto|capture d.[ée]cran|captura de (pantalla|ecr|tela)|schermafbeelding|schermata|zrzut ekranu|sk[äæ]rm(bild|billede)|скриншот|снимок экрана|スクリーンショット|屏幕截图|截屏/iu;

/** Pixels of screens, short side x long side: phones, tablets and monitors since 2010. Source: their makers' data sheets. */
const SCREENS = new Set([
  '640x960', '640x1136', '750x1334', '828x1792', '1080x1920', '1080x2160', '1080x2220', '1080x2280', '1080x2310', '1080x2316', '1080x2340', '1080x2376',
  '1080x2388', '1080x2400', '1080x2408', '1080x2412', '1125x2436', '1170x2532', '1179x2556', '1206x2622', '1220x2712', '1242x2208', '1242x2688', '1260x2800',
  '1284x2778', '1290x2796', '1320x2868', '1344x2992', '1440x2560', '1440x2880', '1440x2960', '1440x3040', '1440x3088', '1440x3120', '1440x3200',
  '720x1280', '720x1440', '720x1480', '720x1520', '720x1560', '720x1600', '720x1612', '480x800', '540x960', '768x1024', '1536x2048', '1488x2266', '1620x2160',
  '1640x2360', '1668x2224', '1668x2388', '2048x2732', '800x1280', '1200x1920', '1600x2560', '768x1366', '900x1440', '900x1600', '1050x1680', '1440x3440',
  '1664x2560', '1800x2880', '1964x3024', '2160x3840', '2234x3456', '2880x5120', '1504x2256', '1824x2736', '2000x3000',
]);

/**
 * True for a picture of a screen: named like one, or without any camera, stored without loss as screens are, and exactly
 * the size of a screen. A JPEG of such a size is as likely a photo that a messenger made smaller.
 */
export function isScreenshot({ name, kind, camera, format, width, height }: Pick<Shot, 'name' | 'kind' | 'camera' | 'format' | 'width' | 'height'>): boolean {
  if (kind !== 'image' || camera !== '') return false;
  if (NAMED.test(name.normalize('NFC'))) return true;
  return format === 'png' && SCREENS.has(`${Math.min(width, height)}x${Math.max(width, height)}`);
}
