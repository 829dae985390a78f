import type { DetailedHTMLProps, HTMLAttributes } from "react";

type CustomElement = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
  class?: string;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "most-read": CustomElement;
      "read-aloud": CustomElement;
      "reading-tools": CustomElement;
      "share-tools": CustomElement;
    }
  }
}
