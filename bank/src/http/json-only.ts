/** @file Bodies are JSON or nothing: another content type, another charset or broken JSON is refused before any route sees it. */
import type { FastifyInstance } from "fastify";
import { Refusal } from "../refusal.ts";

/** Makes `application/json` the one content type the server reads. */
export const acceptJsonOnly = (server: FastifyInstance): void => {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    try {
      done(null, JSON.parse(body.toString()));
    } catch {
      done(new Refusal("bad-request"));
    }
  });
};
