/**
 * @file Photos that look alike, as groups that a person decides on at once. Each group has one best picture, and every other member is
 * near that one, not only near some other member: a chain of small changes must not carry a picture into a stranger's group.
 */
import { setImmediate as whenOthersHadTheirTurn } from "node:timers/promises";
import { likenessIndex, MATCH_QUALITY } from "../fingerprint/index.ts";
import { itemId, type ItemId } from "../shared/model/brand.ts";
import type { LikeGroup, Likeness } from "../shared/model/scan.ts";
import type { ItemStore, Look } from "./item-store.ts";

/** The main process has a window to serve: so long, in milliseconds, is one slice of this work. */
const SLICE = 8;

/** Resizing and compressing again move a few bits; cutting, filters and writing move more. */
const UNTOUCHED_DISTANCE = 10;
const SAME_SHAPE = 0.02;

/** A different hash, with every item that has it. */
interface Node {
  readonly items: ItemId[];
}

/** The groups of one scan, found as items come. */
export interface LikeGroups {
  readonly all: () => Promise<readonly LikeGroup[]>;
}

interface Candidate {
  readonly item: ItemId;
  readonly node: number;
  readonly look: Look;
}

const pixels = ({ width, height }: Look): number => width * height;

const byRank = (a: Candidate, b: Candidate): number =>
  pixels(b.look) - pixels(a.look) || b.look.quality - a.look.quality || b.look.bytes - a.look.bytes || a.item - b.item;

const likenessTo = (best: Look, look: Look, distance: number, isTurned: boolean): Likeness => {
  if (isTurned) return "mirrored";
  if (best.file === look.file) return "same";
  const shape = (best.width * look.height) / Math.max(1, best.height * look.width);
  if (distance > UNTOUCHED_DISTANCE || Math.abs(shape - 1) > SAME_SHAPE) return "edited";
  return pixels(look) < pixels(best) ? "smaller" : "same";
};

/** No groups yet. Nothing is done before they are asked for. */
export const likeGroups = (store: Pick<ItemStore, "look" | "count">): LikeGroups => {
  const index = likenessIndex();
  const nodes: Node[] = [];
  /** Joined nodes lead to the same one. */
  const parent: number[] = [];
  /** Pictures with too little detail look like many others: only true copies belong together. */
  const weak = new Map<string, ItemId[]>();
  let seen = 0;
  let turn: Promise<unknown> = Promise.resolve();

  let sliceEnds = 0;
  const breathe = async (): Promise<void> => {
    if (performance.now() < sliceEnds) return;
    await whenOthersHadTheirTurn();
    sliceEnds = performance.now() + SLICE;
  };

  const rootOf = (node: number): number => {
    let root = node;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] ?? 0] ?? 0;
      root = parent[root] ?? 0;
    }
    return root;
  };

  const take = (item: ItemId): void => {
    const look = store.look(item);
    if (look === null) return;
    if (look.quality < MATCH_QUALITY) {
      const copies = weak.get(look.file);
      if (copies === undefined) weak.set(look.file, [item]);
      else copies.push(item);
      return;
    }
    const near = index.near(look.hash);
    const equal = near.find(({ distance, isTurned }) => distance === 0 && !isTurned);
    if (equal !== undefined) {
      nodes[equal.at]?.items.push(item);
      return;
    }
    const node = index.add(look.hash);
    nodes.push({ items: [item] });
    parent.push(node);
    for (const { at } of near) parent[rootOf(at)] = node;
  };

  const catchUp = async (): Promise<void> => {
    for (const { items } = store.count(); seen < items; seen += 1) {
      await breathe();
      take(itemId.parse(seen));
    }
  };

  const candidatesOf = (list: readonly number[]): readonly Candidate[] =>
    list.flatMap((node) =>
      (nodes[node]?.items ?? []).flatMap((item) => {
        const look = store.look(item);
        return look === null ? [] : [{ item, node, look }];
      }),
    );

  /** Best first, then whatever is near it; what is left makes groups of its own. */
  const split = async (together: readonly Candidate[]): Promise<readonly LikeGroup[]> => {
    const groups: LikeGroup[] = [];
    let left = [...together].sort(byRank);
    for (let [best] = left; best !== undefined; [best] = left) {
      const centre = best;
      const members: { item: ItemId; likeness: Likeness }[] = [];
      const others: Candidate[] = [];
      for (const candidate of left) {
        await breathe();
        const alike = index.compare(centre.node, candidate.node);
        if (candidate === centre) members.push({ item: candidate.item, likeness: "same" });
        else if (alike === null) others.push(candidate);
        else members.push({ item: candidate.item, likeness: likenessTo(centre.look, candidate.look, alike.distance, alike.isTurned) });
      }
      if (members.length > 1) groups.push({ best: centre.item, members });
      left = others;
    }
    return groups;
  };

  const gather = async (): Promise<readonly LikeGroup[]> => {
    await catchUp();
    const joined = new Map<number, number[]>();
    for (let node = 0; node < nodes.length; node += 1) {
      await breathe();
      const root = rootOf(node);
      const list = joined.get(root);
      if (list === undefined) joined.set(root, [node]);
      else list.push(node);
    }
    const groups: LikeGroup[] = [];
    for (const list of joined.values()) {
      await breathe();
      if (list.length > 1 || (nodes[list[0] ?? 0]?.items.length ?? 0) > 1) groups.push(...(await split(candidatesOf(list))));
    }
    for (const [best, ...copies] of weak.values()) {
      if (best === undefined || copies.length === 0) continue;
      groups.push({ best, members: [best, ...copies].map((item) => ({ item, likeness: "same" as const })) });
    }
    return groups.sort((a, b) => a.best - b.best);
  };

  return {
    all: () => {
      const gathered = turn.then(gather);
      turn = gathered;
      return gathered;
    },
  };
};
