/**
 * Words that say nothing of a photo: function words of English and German, and what a person calls the photos themselves.
 * Folded (store/fold-text.ts). They are never looked up among written words, and a question of nothing else has no look.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the some any all this that these those my our your his her their its i we you he she they it me us them of in on at by to ' +
    'from for with without no not and or but as is are was were be been being am do does did have has had can will would there here ' +
    'which who whom whose what where when how very into onto over under near next then than so too also just only up down out off ' +
    'ein eine einen einer eines einem der die das den dem des und oder aber mit ohne kein keine keinen von vom zu zum zur im am ins ans ' +
    'auf aus bei fur durch uber unter vor hinter neben zwischen nach seit ist sind war waren wird hat haben ich wir du er sie es mein ' +
    'meine meinen meiner unser unsere wo was wer wie nicht nur auch noch mich uns an in'
  ).split(' '),
);

/** What people call photos, and asking for them. */
export const PHOTO_WORDS: ReadonlySet<string> = new Set(
  (
    'photo photos photograph photographs picture pictures image images pic pics shot shots file files photography show find search look ' +
    'give get see please taken made shot captured everything anything something things stuff foto fotos bild bilder aufnahme aufnahmen ' +
    'datei dateien zeig zeige suche finde bitte alle alles gib gemacht aufgenommen'
  ).split(' '),
);

/** Folder and file names that say nothing, whatever their share: what cameras, phones and programs write. */
export const NOTHING_NAMES: ReadonlySet<string> = new Set(
  'misc img image images dsc dscn dscf dcim photo photos picture pictures pic pics untitled new folder copy edited edit final export camera download downloads file files jpg jpeg png heic screenshot wa vid mov ordner neu kopie bilder fotos'.split(' '),
);
