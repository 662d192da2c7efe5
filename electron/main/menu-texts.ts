const ENGLISH = {
  file: 'File', edit: 'Edit', view: 'View', go: 'Go', window: 'Window', help: 'Help',
  about: 'About Albumen', settings: 'Settings…', services: 'Services', hide: 'Hide Albumen', hideOthers: 'Hide Others', showAll: 'Show All', quit: 'Quit Albumen',
  folders: 'Folders', close: 'Close Window',
  undo: 'Undo', redo: 'Redo', cut: 'Cut', copy: 'Copy', paste: 'Paste', selectAll: 'Select All', undoChange: 'Undo Last Change to Photos',
  search: 'Search', palette: 'All Commands…', reload: 'Reload', fullScreen: 'Full Screen',
  back: 'Back', forward: 'Forward', photos: 'Photos', favourites: 'Favourites', places: 'Places', hidden: 'Hidden Photos', trash: 'Trash', models: 'Models',
  minimize: 'Minimize', zoom: 'Zoom', front: 'Bring All to Front',
  shortcuts: 'Keyboard Shortcuts', showLog: 'Show Log',
  engineStopped: 'Albumen’s engine stopped again and again',
  // `{reason}` stands for what the engine said last.
  engineStoppedDetail: 'Your photos and the library are safe; nothing is searched or indexed until it runs.\n\nIt said: {reason}',
  tryAgain: 'Try Again',
  windowStopped: 'Albumen’s window stopped',
  windowStoppedDetail: 'Your photos and the library are safe. Open the window again, or look at the log.',
  tooLarge: 'This image is too large to be searched by',
};

/** Words of the system's menu and dialogs in one language: the rest of the window's is in renderer/locales. */
export type MenuTexts = Readonly<Record<keyof typeof ENGLISH, string>>;

const GERMAN: MenuTexts = {
  file: 'Datei', edit: 'Bearbeiten', view: 'Ansicht', go: 'Gehe zu', window: 'Fenster', help: 'Hilfe',
  about: 'Über Albumen', settings: 'Einstellungen …', services: 'Dienste', hide: 'Albumen ausblenden', hideOthers: 'Andere ausblenden', showAll: 'Alle einblenden', quit: 'Albumen beenden',
  folders: 'Ordner', close: 'Fenster schließen',
  undo: 'Widerrufen', redo: 'Wiederholen', cut: 'Ausschneiden', copy: 'Kopieren', paste: 'Einsetzen', selectAll: 'Alles auswählen', undoChange: 'Letzte Änderung an Fotos widerrufen',
  search: 'Suchen', palette: 'Alle Befehle …', reload: 'Neu laden', fullScreen: 'Vollbild',
  back: 'Zurück', forward: 'Vorwärts', photos: 'Fotos', favourites: 'Favoriten', places: 'Orte', hidden: 'Ausgeblendete Fotos', trash: 'Papierkorb', models: 'Modelle',
  minimize: 'Im Dock ablegen', zoom: 'Zoomen', front: 'Alle nach vorne bringen',
  shortcuts: 'Tastenkürzel', showLog: 'Protokoll zeigen',
  engineStopped: 'Der Motor von Albumen ist immer wieder stehen geblieben',
  engineStoppedDetail: 'Ihre Fotos und die Bibliothek sind sicher; gesucht und indiziert wird erst wieder, wenn er läuft.\n\nEr sagte: {reason}',
  tryAgain: 'Noch einmal versuchen',
  windowStopped: 'Das Fenster von Albumen ist stehen geblieben',
  windowStoppedDetail: 'Ihre Fotos und die Bibliothek sind sicher. Öffnen Sie das Fenster neu, oder sehen Sie ins Protokoll.',
  tooLarge: 'Dieses Bild ist zu groß, um danach zu suchen',
};

/** The words of a language, as in `de` or `de-AT`; English for those that Albumen does not speak. */
export function menuTexts(language: string): MenuTexts {
  return language.toLowerCase().startsWith('de') ? GERMAN : ENGLISH;
}
