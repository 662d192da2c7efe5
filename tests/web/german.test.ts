import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { askQuestion, expectAnswered, searchField } from './ask-question.ts';
import { openWindow } from './open-window.ts';

const web = openWindow({
  samples: ['2016', '2017', '2019', '2020', 'received'],
  context: { locale: 'de-DE' },
  prepare: (photos) => {
    writeFileSync(join(photos, 'kaputt.jpg'), Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex'));
    writeFileSync(join(photos, 'leer.jpg'), '');
    return Promise.resolve();
  },
});

let page: Page;
beforeEach(() => {
  page = web.page;
});

/** Words that are in most English sentences and in no German one. */
const ENGLISH = /\b(?:the|of|and|with|not|from|taken|photos|files?|folders?|searched|question|without|passes|cannot|could|your|before|after|years?|is|are|it|this)\b/i;

/** Whatever the page says or a screen reader hears, but for paths, names of files, and what a German question was translated to. */
async function englishOnPage(): Promise<string[]> {
  const said = await page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        // `is searched for as` stands on the arrow between a question and its translation.
        if (node.matches('script, style, svg')) continue;
        for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext']) texts.push(node.getAttribute(name) ?? '');
      } else if (!(node.parentElement?.closest('script, style, [data-translation]') ?? null)) texts.push(node.textContent ?? '');
    }
    return texts.map((text) => text.trim());
  });
  return [...new Set(said)].filter((text) => ENGLISH.test(text.replaceAll(/\S*\/\S*/gu, '')));
}

it.each([
  ['hunde am zaun im jahr 2016', 'Filter: im jahr 2016', 'aufgenommen im Jahr 2016'],
  ['berge vor 2018', 'Filter: vor 2018', 'aufgenommen vor dem 1. Januar 2018'],
  ['blumen im mai 2017', 'Filter: im mai 2017', 'aufgenommen im Mai 2017'],
  ['obst zwischen 2019 und 2020', 'Filter: zwischen 2019 und 2020', 'aufgenommen von 2019 bis 2020'],
  ['ein berg nicht im winter', 'Nicht: nicht im winter', 'nicht: aufgenommen im Winter'],
  ['katze an sonntagen', 'Filter: an sonntagen', 'aufgenommen an einem Sonntag'],
  ['kaffee morgens', 'Filter: morgens', 'aufgenommen am Morgen (5:00 bis 12:00)'],
  ['obst typ:jpeg', 'Filter: typ:jpeg', 'vom Typ jpeg'],
  ['obst -ist:favorit ist:querformat', 'Filter: ist:querformat', 'breiter als hoch'],
  ['obst breite bewertung:>=4', 'Filter: bewertung:>=4', 'Bewertung >=4'],
  ['berge ordner:2016', 'Filter: ordner:2016', 'in einem Ordner namens 2016'],
  ['berge in Spanien', 'Filter: in Spanien', 'aufgenommen in Spanien'],
  ['berge near:Spain', 'Filter: near:Spain', 'aufgenommen höchstens 50 km von Spanien entfernt'],
  ['berge date:2016-10-23..2016-10-24', 'Filter: date:2016-10-23..2016-10-24', 'aufgenommen vom 23. Oktober 2016 bis zum 24. Oktober 2016'],
])('says the filter of “%s” in German, and nothing in English', async (question, chip, says) => {
  await askQuestion(page, question);
  await page.getByRole('button', { name: chip, exact: true }).click();
  await page.getByRole('menu').getByText(says, { exact: true }).waitFor();
  expect(await englishOnPage()).toEqual([]);
});

it('remarks in German what the vocabulary lacks, and what nothing passes', async () => {
  await askQuestion(page, 'ein roter Xylophonist auf der Wiese');
  await page.getByText('Nicht im deutschen Wörterbuch, darum so gesucht, wie es dasteht: Xylophonist.').waitFor();
  expect(await englishOnPage()).toEqual([]);
  await askQuestion(page, 'turnschuhe im jahr 2016');
  await page.getByRole('button', { name: /^ohne „im jahr 2016“/ }).waitFor();
  expect(await englishOnPage()).toEqual([]);
  await askQuestion(page, 'blumen vor 1950');
  await page.getByText('Kein Foto passt zu diesem Filter').waitFor();
  expect(await englishOnPage()).toEqual([]);
});

it('takes the preposition of a date along: “ohne Menschen aus 2016” rules out people, and nothing else is left over', async () => {
  await askQuestion(page, 'berge ohne Menschen aus 2016');
  const parts = page.getByRole('list', { name: 'Teile der Frage' });
  await parts.getByRole('button', { name: 'Nicht: Menschen', exact: true }).waitFor();
  expect(await parts.getByRole('button', { name: 'Filter: aus 2016', exact: true }).count()).toBe(1);
});

it('suggests months by their German names, and what is typed in English in English', async () => {
  const list = page.getByRole('listbox');
  await searchField(page).fill('obst 2020-10');
  await list.getByText('Oktober 2020').first().waitFor();
  expect(await list.getByText('October').count()).toBe(0);
  await searchField(page).fill('obst octo');
  await list.getByText('October 2020').first().waitFor();
});

it('says in German why a question cannot be understood', async () => {
  await searchField(page).fill('obst iso:viel');
  await page.getByRole('alert').getByText('„iso:viel“ ist nicht zu verstehen').waitFor();
  expect(await englishOnPage()).toEqual([]);
});

it('says in German why files could not be read, what this machine has, and why a photo matches', async () => {
  await page.goto(`${new URL(web.url).origin}/#/folders`);
  await page.getByText('die Datei ist leer: Kopier sie noch einmal von dort, wo sie herkam, oder lösch sie').waitFor();
  await page.getByText(/^die Datei ist abgeschnitten|^die JPEG-Datei ist beschädigt/).waitFor();
  await page.goto(`${new URL(web.url).origin}/#/settings`);
  await page.getByRole('button', { name: 'Nachsehen' }).click();
  await page.getByText('Arbeitsspeicher', { exact: true }).waitFor({ timeout: 60_000 });
  expect(await englishOnPage()).toEqual([]);
  await askQuestion(page, 'berge ohne schnee im jahr 2016');
  await page.getByRole('gridcell').first().click();
  await page.keyboard.press('i');
  await page.getByText('aufgenommen im Jahr 2016', { exact: true }).waitFor();
});

it('says in German in which country a photo was taken', async () => {
  await askQuestion(page, 'place:Bilbao');
  await page.getByRole('gridcell').first().click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('i');
  await expect.poll(() => page.getByRole('complementary').getByText('Bilbao, Basque Country, Spanien', { exact: true }).count()).toBe(1);
});

it('says countries in German where they are suggested, and where a place is chosen by its German name', async () => {
  await searchField(page).fill('strand in span');
  const suggested = page.getByRole('option').filter({ hasText: 'Spanien' });
  await suggested.click();
  await expectAnswered(page, 'strand in Spanien');
  await page.getByRole('button', { name: 'Filter: in Spanien', exact: true }).waitFor();
  await page.getByRole('gridcell').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Ort korrigieren' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ort korrigieren' });
  const field = dialog.getByRole('textbox');
  for (const [typed, listed, chosen] of [['Spanien', 'Spanien', 'Spanien'], ['Mailand', 'MilanLombardy, Italien', 'Milan, Lombardy, Italien']] as const) {
    await field.fill(typed);
    await dialog.getByRole('listitem').filter({ hasText: listed }).first().getByRole('button').click();
    await expect.poll(() => field.inputValue()).toBe(chosen);
  }
});
