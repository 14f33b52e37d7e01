// Calls of the gallery by a client that openapi-typescript and openapi-fetch make of its
// document: `node calls.mjs ADDRESS KEY`. Prints a line for each.

import createClient from "openapi-fetch";
import type { paths } from "./gallery.js";

declare const process: { argv: string[]; exitCode: number };

const [, , address = "", key = ""] = process.argv;
const client = createClient<paths>({
  baseUrl: address,
  headers: { "X-Gallery-Key": key },
});

function say(what: string, isRight: boolean): void {
  console.log(`${isRight ? "passed" : "failed"} ${what}`);
  if (!isRight) process.exitCode = 1;
}

const status = await client.GET("/status");
say("GET /status", status.data?.edition === "v1");

const added = await client.POST("/works", {
  body: {
    kind: "sculpture",
    title: "Größe & Maß",
    year: -200,
    artists: [{ name: "nobody", born: null }],
    material: "bronze",
  },
});
const work = added.data;
say("POST /works", added.response.status === 201 && work?.about.kind === "sculpture");
const workId = work?.id ?? "";

const again = await client.POST("/works", { body: work?.about as never });
const conflict = again.error as { other?: string } | undefined;
say("POST /works, 409", again.response.status === 409 && conflict?.other === workId);

const listed = await client.GET("/works", {
  params: {
    query: { kind: ["sculpture", "film"], word: ["Größe"], made: { from: -300 } },
  },
  querySerializer: {
    array: { style: "form", explode: true },
    object: { style: "deepObject", explode: true },
  },
});
// One serializer serves all arrays there: `kind`, which is not exploded, comes twice.
say("GET /works, arrays as they are not documented", listed.response.status === 400);

const found = await client.GET("/works", {
  params: { query: { kind: ["sculpture", "film"], made: { from: -300, to: 0 } } },
  querySerializer: {
    array: { style: "form", explode: false },
    object: { style: "deepObject", explode: true },
  },
});
say("GET /works", found.data?.works[0]?.id === workId);

const got = await client.GET("/works/{workId}", { params: { path: { workId } } });
const tag = got.response.headers.get("ETag") ?? "";
say("GET /works/{workId}", got.data?.about.title === "Größe & Maß" && tag !== "");

const changed = await client.PATCH("/works/{workId}", {
  params: { path: { workId }, header: { "If-Match": tag } },
  body: { note: "new", marks: { a: "b" } },
  headers: { "Content-Type": "application/merge-patch+json" },
});
say("PATCH /works/{workId}", changed.data?.note === "new");

const text = await client.GET("/works/{workId}/label", {
  params: { path: { workId } },
  headers: { Accept: "text/plain" },
  parseAs: "text",
});
say("GET /works/{workId}/label", text.data === "Größe & Maß\nby nobody, -200\n");

const form = new FormData();
form.append("files", new Blob(["one"], { type: "image/png" }), "größe.png");
form.append("files", new Blob(["two!"], { type: "image/jpeg" }));
form.append("caption", "both");
const pictures = await client.POST("/works/{workId}/pictures", {
  params: { path: { workId } },
  body: form as never,
  bodySerializer: (body) => body as unknown as FormData,
});
say(
  "POST /works/{workId}/pictures",
  pictures.data?.map((each) => `${each.name} ${each.size}`).join() ===
    "größe.png 3,blob 4",
);

const pictureId = pictures.data?.[0]?.id ?? 0;
const bytes = await client.GET("/pictures/{pictureId}", {
  params: { path: { pictureId } },
  parseAs: "text",
});
say("GET /pictures/{pictureId}", (bytes.data as unknown) === "one");

const loan = await client.POST("/loans", {
  body: {
    workId,
    house: "Haus & Hof",
    from: "2026-01-01",
    to: "2026-02-01",
    insured: true,
  },
  headers: { "Content-Type": "application/x-www-form-urlencoded" },
});
say("POST /loans", loan.response.status === 201);

const gone = await client.DELETE("/works/{workId}", { params: { path: { workId } } });
say("DELETE /works/{workId}", gone.response.status === 204);
const missing = await client.GET("/works/{workId}", { params: { path: { workId } } });
say("GET /works/{workId}, 404", missing.error?.detail === `no work ${workId}`);
