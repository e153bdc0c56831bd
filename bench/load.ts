/**
 * How long the graph of a workspace takes into a real Neo4j (a server of its own, started here) and into a real
 * browser. Usage: npm run bench:load [-- WORKSPACE]; needs a JDK, Maven and Chromium.
 */
import { cpus } from 'node:os';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { openWorkspace, neo4jSettings, pushToNeo4j } from '../src/index.ts';
import { startNeo4j } from '../test/neo4j/server.ts';

const folder = process.argv[2] ?? 'wenmai';

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

async function benchNeo4j(): Promise<string[]> {
  const server = await startNeo4j();
  const workspace = await openWorkspace(folder);
  try {
    const settings = neo4jSettings({ uri: server.uri }, { NEO4J_PASSWORD: server.password });
    let rows = 0;
    const push = async () => {
      const { counters } = await pushToNeo4j(workspace, { settings, graph: 'bench' });
      rows = counters.nodesCreated + counters.relationshipsCreated;
    };
    const firstMs = await timed(push);
    const firstRows = rows;
    const againMs = await timed(push);
    return [
      `| first push into Neo4j (${firstRows.toLocaleString('en-US')} nodes and relationships) | ${seconds(firstMs)}, ${Math.round(firstRows / (firstMs / 1000)).toLocaleString('en-US')} rows a second |`,
      `| the same push again (${rows} written) | ${Math.round(againMs)} ms |`,
    ];
  } finally {
    workspace.close();
    await server.stop();
  }
}

async function benchViewer(): Promise<string[]> {
  const path = resolve(join(folder, 'index.html'));
  const args = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const pictureMs = await timed(async () => {
      await page.goto(pathToFileURL(path).href);
      // Sigma's canvases are there after its first frame.
      await page.waitForSelector('canvas.sigma-nodes');
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    });
    const megabytes = (statSync(path).size / 1e6).toFixed(1);
    return [`| first picture of the viewer (page of ${megabytes} MB, WebGL in software) | ${seconds(pictureMs)} |`];
  } finally {
    await browser.close();
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

const workspace = await openWorkspace(folder);
const { counts } = workspace.meta();
workspace.close();
console.log(
  `${counts.documents} articles, ${counts.entities} entities, ${counts.cooccurrences} pairs, ${counts.relations} relations`,
);
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node.js ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
);
console.log('| step | time |\n|---|---|');
for (const line of [...(await benchNeo4j()), ...(await benchViewer())]) console.log(line);
