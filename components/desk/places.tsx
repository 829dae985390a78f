"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { type KeyboardEvent, useEffect, useRef } from "react";

/** A part of the desk. */
export type Place = {
  href: string;
  name: string;
  /** daily: there at every width; often: where there is room; seldom: among the rest. */
  wanted: "daily" | "often" | "seldom";
};

/** @property more what the rest is called. */
type Props = { label: string; more: string; places: Place[] };

/** The way to every part of the desk; what stands in no row folds out. */
export function Places({ label, more, places }: Props) {
  const path = usePathname();
  const rest = useRef<HTMLDetailsElement>(null);
  const close = () => rest.current?.removeAttribute("open");

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has come somewhere has chosen.
  useEffect(close, [path]);

  const closeByKey = ({ key }: KeyboardEvent) => {
    if (key !== "Escape" || !rest.current?.open) return;
    close();
    rest.current.querySelector("summary")?.focus();
  };
  const folded = places.filter(({ wanted }) => wanted !== "daily");
  return (
    <nav aria-label={label} className="order-last w-full">
      <ul className="flex flex-wrap gap-x-5">
        {places
          .filter(({ wanted }) => wanted !== "seldom")
          .map((place) => (
            <Item key={place.href} {...place} path={path} narrow={false} />
          ))}
        {folded.length > 0 && (
          <li className={folded.some(({ wanted }) => wanted === "seldom") ? "" : "md:hidden"}>
            <details
              ref={rest}
              className="places"
              onKeyDown={closeByKey}
              onBlur={({ currentTarget, relatedTarget }) =>
                !currentTarget.contains(relatedTarget) && close()
              }
            >
              <summary
                className="place"
                aria-current={
                  folded.some((one) => one.wanted === "seldom" && isWithin(path, one.href)) ||
                  undefined
                }
              >
                {more}
              </summary>
              <ul>
                {folded.map((place) => (
                  <Item key={place.href} {...place} path={path} narrow />
                ))}
              </ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  );
}

type ItemProps = Place & { path: string; narrow: boolean };

/** What is there often stands in the row on a wide screen, and among the rest on a narrow one. */
function Item({ href, name, wanted, path, narrow }: ItemProps) {
  const shown = wanted !== "often" ? "" : narrow ? "md:hidden" : "max-md:hidden";
  const current = path === href ? "page" : isWithin(path, href) ? "true" : undefined;
  return (
    <li className={shown}>
      <Link href={href} prefetch={false} className="place" aria-current={current}>
        {name}
      </Link>
    </li>
  );
}

const isWithin = (path: string, href: string) =>
  path === href || (href !== "/desk" && path.startsWith(`${href}/`));
