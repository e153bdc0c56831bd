/**
 * Word segmentation and parts of speech for Chinese by jieba: nodejieba where its native part is there,
 * @node-rs/jieba (the same dictionary, prebuilt for more machines) where it is not.
 */
import { createRequire } from 'node:module';
import type { Jieba } from '@node-rs/jieba';

export interface Word {
  readonly word: string;
  /** ICTCLAS tag: `nr` person, `ns` place, `nt` organisation, `n` noun, … */
  readonly tag: string;
}

/** Cuts text into words whose concatenation is the text. */
export interface Segmenter {
  /** Part of the extractor's fingerprint: another engine may cut otherwise. */
  readonly name: string;
  tag(text: string): readonly Word[];
}

const require = createRequire(import.meta.url);

/** The first engine that answers a real call: nodejieba imports without its native part and fails only when used. */
export function loadSegmenter(): Segmenter {
  return loadNodejieba() ?? loadNodeRsJieba();
}

export function loadNodejieba(): Segmenter | null {
  try {
    const nodejieba = require('nodejieba') as { tag(text: string): Word[] };
    nodejieba.tag('试');
    return { name: `nodejieba-${versionOf('nodejieba')}`, tag: (text) => nodejieba.tag(text) };
  } catch {
    return null;
  }
}

export function loadNodeRsJieba(): Segmenter {
  const engine = require('@node-rs/jieba') as { readonly Jieba: typeof Jieba };
  const { dict } = require('@node-rs/jieba/dict') as { dict: Uint8Array };
  const jieba = engine.Jieba.withDict(dict);
  return { name: `node-rs-jieba-${versionOf('@node-rs/jieba')}`, tag: (text) => jieba.tag(text, true) };
}

function versionOf(name: string): string {
  return (require(`${name}/package.json`) as { version: string }).version;
}
