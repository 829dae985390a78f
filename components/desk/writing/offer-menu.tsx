"use client";

import type { ReactNode } from "react";
import type { Offer } from "./suggestion.ts";

type Props<Item> = {
  offer: Offer<Item>;
  label: string;
  /** What is said where nothing fits. */
  none: string;
  line: (item: Item) => ReactNode;
};

/** What is offered while one types, below where one types it. */
export function OfferMenu<Item extends { id: string }>({ offer, label, none, line }: Props<Item>) {
  const { items, at, place, choose } = offer;
  if (!place) return null;
  return (
    <div
      ref={(element) => {
        if (!element) return;
        element.style.left = `${Math.max(8, Math.min(place.left, innerWidth - element.offsetWidth - 8))}px`;
        element.style.top = `${place.bottom + 4}px`;
      }}
      className="mention-menu"
    >
      {items.length === 0 ? (
        <p className="meta">{none}</p>
      ) : (
        <ul aria-label={label}>
          {items.map((item, index) => (
            <li key={item.id}>
              <button
                type="button"
                aria-current={index === at || undefined}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(item)}
              >
                {line(item)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
