import type { MenuItemConstructorOptions } from 'electron';
import type { MenuTexts } from './menu-texts.ts';

/** What the menu's entries do. */
export interface MenuActions {
  /** Run a command of the window, by its id in features/commands. */
  sendCommand(commandId: string): void;
  showLog(): void;
}

/**
 * The system's menu: what every program has, and the window's own commands, which the window itself carries out.
 *
 * The keys stand there to be learned. The window acts on them, except for those of roles.
 */
export function menuTemplate(platform: NodeJS.Platform, texts: MenuTexts, actions: MenuActions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const command = (id: string, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    click: () => actions.sendCommand(id),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const role = (name: NonNullable<MenuItemConstructorOptions['role']>, label: string): MenuItemConstructorOptions => ({ role: name, label });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const settings = command('go.settings', texts.settings, 'CmdOrCtrl+,');

  const app: MenuItemConstructorOptions = {
    label: 'Albumen',
    submenu: [
      role('about', texts.about), line, settings, line, role('services', texts.services), line,
      role('hide', texts.hide), role('hideOthers', texts.hideOthers), role('unhide', texts.showAll), line, role('quit', texts.quit),
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: texts.file,
    submenu: [command('go.folders', texts.folders, 'Alt+4'), ...(isMac ? [line, role('close', texts.close)] : [settings, line, role('quit', texts.quit)])],
  };
  const edit: MenuItemConstructorOptions = {
    label: texts.edit,
    submenu: [
      role('undo', texts.undo), role('redo', texts.redo), line,
      role('cut', texts.cut), role('copy', texts.copy), role('paste', texts.paste), role('selectAll', texts.selectAll), line,
      command('edit.undo', texts.undoChange),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: texts.view,
    submenu: [
      command('search.focus', texts.search, 'CmdOrCtrl+F'), command('palette.open', texts.palette, 'CmdOrCtrl+K'), line,
      role('togglefullscreen', texts.fullScreen), role('reload', texts.reload),
    ],
  };
  const go: MenuItemConstructorOptions = {
    label: texts.go,
    submenu: [
      command('go.back', texts.back, 'Alt+Left'), command('go.forward', texts.forward, 'Alt+Right'), line,
      command('go.photos', texts.photos, 'Alt+1'), command('go.favourites', texts.favourites, 'Alt+2'), command('go.places', texts.places, 'Alt+3'), line,
      command('go.hidden', texts.hidden), command('go.trash', texts.trash), command('go.models', texts.models),
    ],
  };
  const window: MenuItemConstructorOptions = {
    role: 'window',
    label: texts.window,
    submenu: [role('minimize', texts.minimize), role('zoom', texts.zoom), line, role('front', texts.front)],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: texts.help,
    submenu: [
      command('shortcuts.open', texts.shortcuts),
      { label: texts.showLog, click: () => actions.showLog() },
      ...(isMac ? [] : [line, role('about', texts.about)]),
    ],
  };
  return isMac ? [app, file, edit, view, go, window, help] : [file, edit, view, go, help];
}
