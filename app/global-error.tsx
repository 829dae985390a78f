"use client";

import { Failed } from "#components/desk/failed.tsx";

/** Where even what stands around a page of the desk cannot be made: the database is away, for instance. */
export default function Broken({ reset }: { reset: () => void }) {
  return (
    <html lang="vi">
      <head>
        <title>Bàn biên tập</title>
        <link rel="stylesheet" href="/desk.css" />
      </head>
      <body>
        <main className="px-4">
          <Failed reset={reset} />
        </main>
      </body>
    </html>
  );
}
