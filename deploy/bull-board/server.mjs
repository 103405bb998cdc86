// Bull Board for the queue that Algorist's workers take from, behind a password.
import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { ExpressAdapter } from "@bull-board/express";
import { Queue } from "bullmq";
import express from "express";
import { timingSafeEqual } from "node:crypto";

const { REDIS_URL, REDIS_PREFIX = "algorist", QUEUE_NAME = "algorist-jobs", BOARD_USER = "admin", BOARD_PASSWORD } = process.env;
const port = Number(process.env.PORT ?? 3002);
const host = process.env.HOST ?? "0.0.0.0";
if (!REDIS_URL || !BOARD_PASSWORD) {
  console.error("bull-board: set REDIS_URL and BOARD_PASSWORD");
  process.exit(1);
}

const address = new URL(REDIS_URL);
const connection = {
  host: address.hostname,
  port: Number(address.port || 6379),
  username: address.username || undefined,
  password: address.password || undefined,
  db: Number(address.pathname.slice(1) || 0),
};
const queue = new Queue(QUEUE_NAME, { connection, prefix: REDIS_PREFIX });

const expected = Buffer.from(`Basic ${Buffer.from(`${BOARD_USER}:${BOARD_PASSWORD}`).toString("base64")}`);
function onlyWithPassword(request, response, next) {
  const given = Buffer.from(request.headers.authorization ?? "");
  if (given.length === expected.length && timingSafeEqual(given, expected)) return next();
  response.set("WWW-Authenticate", 'Basic realm="Bull Board"').status(401).send("A password is needed.");
}

const adapter = new ExpressAdapter();
createBullBoard({ queues: [new BullMQAdapter(queue)], serverAdapter: adapter });
express().use(onlyWithPassword).use("/", adapter.getRouter()).listen(port, host);
