"use client";

import { useId, useState } from "react";
import { useWords } from "../writing/words-provider.tsx";

type Point = { x: number; y: number };

type Props = {
  picture: { src: string; width: number; height: number; alt: string };
  begun: Point;
  /** Where the picture is cropped: what it is called, and width ÷ height. */
  uses: readonly { name: string; ratio: number }[];
};

/** Chooses the point of a picture that stays in view, and shows what each use of it will show. */
export function Focus({ picture, begun, uses }: Props) {
  const t = useWords();
  const id = useId();
  const [point, setPoint] = useState(begun);
  const axis = (name: "x" | "y") => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(`media.focus.${name}`)}</label>
      <input
        id={`${id}-${name}`}
        name={name === "x" ? "focalX" : "focalY"}
        type="range"
        min="0"
        max="1"
        step="0.01"
        value={point[name]}
        onChange={(event) => setPoint({ ...point, [name]: Number(event.target.value) })}
      />
    </div>
  );
  return (
    <fieldset className="focus">
      <legend>{t("media.focus.title")}</legend>
      <p className="hint">{t("media.focus.help")}</p>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the two sliders do the same by keyboard */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div
        className="focus-picture"
        onClick={(event) => {
          const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
          const share = (part: number) => Math.round(Math.min(Math.max(part, 0), 1) * 100) / 100;
          setPoint({
            x: share((event.clientX - left) / width),
            y: share((event.clientY - top) / height),
          });
        }}
      >
        <img src={picture.src} alt={picture.alt} />
        <span
          aria-hidden="true"
          ref={(element) => {
            if (!element) return;
            element.style.left = `${point.x * 100}%`;
            element.style.top = `${point.y * 100}%`;
          }}
        />
      </div>
      {axis("x")}
      {axis("y")}
      <div className="focus-uses">
        {uses.map(({ name, ratio }) => (
          <figure key={name}>
            <img
              src={picture.src}
              alt=""
              ref={(element) => {
                if (!element) return;
                element.style.aspectRatio = String(ratio);
                element.style.objectPosition = cropped(picture, point, ratio);
              }}
            />
            <figcaption className="meta">{name}</figcaption>
          </figure>
        ))}
      </div>
    </fieldset>
  );
}

/** As lib/content/media/pictures.ts crops: with the point as near the middle as can be. */
function cropped({ width, height }: Props["picture"], { x, y }: Point, ratio: number): string {
  const part = (size: number, all: number, at: number) =>
    size >= all ? 0 : (Math.min(Math.max(at * all - size / 2, 0), all - size) / (all - size)) * 100;
  const across = part(Math.min(width, height * ratio), width, x);
  const down = part(Math.min(height, width / ratio), height, y);
  return `${across}% ${down}%`;
}
