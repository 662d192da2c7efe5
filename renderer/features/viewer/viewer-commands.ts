import { msg } from '@lingui/core/macro';
import { useNavigation } from '../../stores/navigation.ts';
import { photoNow } from '../../stores/photos.ts';
import { useViewer, type ViewerControls } from '../../stores/viewer.ts';
import type { Command } from '../commands/command.ts';

const group = msg`Viewer`;
/** How far one press of a key moves a picture that is larger than the window, in parts of its smaller side. */
const PAN_PART = 0.2;
/** Commands that go on while their key is held down. */
const REPEATED = /^(?:next|previous|zoom-in|zoom-out|pan-\w+)$/;

function command(id: string, title: Command['title'], keys: readonly string[], run: (controls: ViewerControls) => void): Command {
  return {
    id: `viewer.${id}`, title, group, keys, scope: 'viewer', repeats: REPEATED.test(id),
    isPossible: () => useViewer.getState().controls !== null,
    run() {
      const { controls } = useViewer.getState();
      if (controls) run(controls);
    },
  };
}

/** One that only needs a photo to be open: its key works from the first moment on. */
function plainCommand(id: string, title: Command['title'], keys: readonly string[], run: Command['run']): Command {
  return { id: `viewer.${id}`, title, group, keys, scope: 'viewer', run };
}

function openPhoto() {
  const id = useNavigation.getState().place.photo;
  return id === null ? undefined : photoNow(id);
}

function closeOrStop(): void {
  const { isSlideshow, setSlideshow } = useViewer.getState();
  if (isSlideshow) setSlideshow(false);
  else useNavigation.getState().closePhoto();
}

/** The whole screen for the window, and back. */
export async function toggleFullscreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen();
}

/** What one can do with the photo that is open. */
export const VIEWER_COMMANDS: readonly Command[] = [
  command('next', msg`Next photo`, ['ArrowRight', 'PageDown'], (controls) => controls.step(1)),
  command('previous', msg`Previous photo`, ['ArrowLeft', 'PageUp'], (controls) => controls.step(-1)),
  command('first', msg`First photo`, ['Home'], (controls) => controls.goTo('first')),
  command('last', msg`Last photo`, ['End'], (controls) => controls.goTo('last')),
  command('zoom-in', msg`Zoom in`, ['+', '='], (controls) => controls.zoomIn()),
  command('zoom-out', msg`Zoom out`, ['-'], (controls) => controls.zoomOut()),
  command('zoom', msg`Actual size, or fit`, ['Z'], (controls) => controls.toggleZoom()),
  command('fit', msg`Fit to window`, ['Shift+Z'], (controls) => controls.zoomToFit()),
  command('pixels', msg`Actual size`, [], (controls) => controls.zoomToPixels()),
  command('pan-right', msg`Move right`, ['Shift+ArrowRight'], (controls) => controls.pan(PAN_PART, 0)),
  command('pan-left', msg`Move left`, ['Shift+ArrowLeft'], (controls) => controls.pan(-PAN_PART, 0)),
  command('pan-down', msg`Move down`, ['Shift+ArrowDown', 'ArrowDown'], (controls) => controls.pan(0, PAN_PART)),
  command('pan-up', msg`Move up`, ['Shift+ArrowUp', 'ArrowUp'], (controls) => controls.pan(0, -PAN_PART)),
  { ...command('play', msg`Play or hold the video`, [' '], (controls) => controls.togglePlay()), isPossible: () => openPhoto()?.kind === 'video' },
  {
    ...plainCommand('motion', msg`Play the moving photo`, ['M'], () => useViewer.getState().setMotionPlaying(!useViewer.getState().isMotionPlaying)),
    isPossible: () => openPhoto()?.hasMotion ?? false,
  },
  plainCommand('info', msg`Information`, ['I'], () => useViewer.getState().toggleInfo()),
  plainCommand('filmstrip', msg`Filmstrip`, ['T'], () => useViewer.getState().toggleFilmstrip()),
  plainCommand('slideshow', msg`Slideshow`, ['S'], () => useViewer.getState().setSlideshow(!useViewer.getState().isSlideshow)),
  { id: 'viewer.fullscreen', title: msg`Full screen`, group, keys: ['Shift+F', 'F11'], scope: 'viewer', isPossible: () => document.fullscreenEnabled, run: toggleFullscreen },
  plainCommand('close', msg`Back to the photos`, ['Escape'], closeOrStop),
];
