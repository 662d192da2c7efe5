import type { KeyboardEvent } from 'react';

/** Every card that the arrows walk through bears this attribute; what holds them all bears `data-cards`. */
const CARD = '[data-card]';

/** Arrows go from card to card, up and down to the nearest one of the next row, over the edges of sections too. */
export function moveAmongCards(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const here = event.currentTarget;
  const cards = [...(here.closest('[data-cards]')?.querySelectorAll<HTMLElement>(CARD) ?? [])];
  const at = cards.indexOf(here);
  const next = { ArrowLeft: cards[at - 1], ArrowRight: cards[at + 1], ArrowUp: nearestInRow(cards, here, -1), ArrowDown: nearestInRow(cards, here, 1) }[event.key];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

function nearestInRow(cards: readonly HTMLElement[], here: HTMLElement, direction: 1 | -1): HTMLElement | undefined {
  const from = here.getBoundingClientRect();
  let best: { readonly card: HTMLElement; readonly rowAway: number; readonly aside: number } | undefined;
  for (const card of cards) {
    const box = card.getBoundingClientRect();
    const rowAway = (box.top - from.top) * direction;
    const aside = Math.abs(box.left - from.left);
    if (rowAway > 1 && (!best || rowAway < best.rowAway - 1 || (rowAway < best.rowAway + 1 && aside < best.aside))) best = { card, rowAway, aside };
  }
  return best?.card;
}
