/* What bench/viewer.ts has the page do. Sigma and graphology are those of the page itself. */

const FRAMES = 12;
const ROUNDS = 3;
const FILTER_ROUNDS = 3;

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Milliseconds a frame while the camera moves along a circle. */
async function pan(sigma) {
  const camera = sigma.getCamera();
  const start = performance.now();
  for (let frame = 0; frame < FRAMES; frame++) {
    const turn = (2 * Math.PI * frame) / FRAMES;
    camera.setState({ x: 0.5 + 0.1 * Math.cos(turn), y: 0.5 + 0.1 * Math.sin(turn), ratio: 0.6 });
    await nextFrame();
    // Frames are drawn elsewhere: without asking for a pixel, only the asking would be measured.
    const gl = sigma.getCanvases().nodes.getContext("webgl2");
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }
  return (performance.now() - start) / FRAMES;
}

/** A Sigma that draws what the viewer draws, with nothing of the viewer but its settings. */
function bareSigma({ graph, sigma }) {
  const bare = new graph.constructor();
  graph.forEachNode((id, { x, y, hidden }) => {
    const { size, color, label, forceLabel, zIndex } = sigma.getNodeDisplayData(id);
    if (!hidden) bare.addNode(id, { x, y, size, color, label, forceLabel, zIndex });
  });
  graph.forEachEdge((id, { hidden, from, to }) => {
    const { size, color, zIndex } = sigma.getEdgeDisplayData(id);
    if (!hidden) bare.addEdgeWithKey(id, from, to, { size, color, zIndex });
  });
  const settings = sigma.getSettings();
  const names = [
    "enableEdgeEvents",
    "zIndex",
    "stagePadding",
    "minCameraRatio",
    "maxCameraRatio",
    "minEdgeThickness",
    "labelDensity",
    "labelGridCellSize",
    "labelRenderedSizeThreshold",
  ];
  const container = document.createElement("div");
  const { width, height } = sigma.getContainer().getBoundingClientRect();
  // By the object model: the page's policy forbids styles in attributes.
  Object.assign(container.style, {
    position: "fixed",
    top: "0",
    left: "0",
    width: `${width}px`,
    height: `${height}px`,
  });
  document.body.append(container);
  const drawn = new sigma.constructor(bare, container, Object.fromEntries(names.map((name) => [name, settings[name]])));
  for (const event of ["enterEdge", "leaveEdge", "clickEdge"]) drawn.on(event, () => undefined);
  return drawn;
}

globalThis.measurePanning = async () => {
  const { papergraph } = globalThis;
  papergraph.filter({ minPapers: 1, minConfidence: 0 });
  await nextFrame();
  await nextFrame();
  const bare = bareSigma(papergraph);
  const times = { viewer: [], bare: [] };
  // By turns, so that whatever else the machine does slows both; the first round warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    const [viewer, other] = [await pan(papergraph.sigma), await pan(bare)];
    if (round === 0) continue;
    times.viewer.push(viewer);
    times.bare.push(other);
  }
  const [viewer, other] = [median(times.viewer), median(times.bare)];
  return {
    viewer: Number(viewer.toFixed(2)),
    bare: Number(other.toFixed(2)),
    ratio: Number((viewer / other).toFixed(2)),
    nodes: bare.getGraph().order,
    edges: bare.getGraph().size,
  };
};

/** Every kind of filter, as it narrows and as it lets go again. */
const FILTERS = [
  { minPapers: 3 },
  { minPapers: 1 },
  { minConfidence: 0.8 },
  { minConfidence: 0 },
  { years: [2005, 2015] },
  { years: null },
  { text: "number 77" },
  { text: "concept" },
  { text: "" },
  { types: ["Paper", "Task"] },
  { types: ["Paper", "Method", "Dataset", "Metric", "Task"] },
  { relations: ["PROPOSES"] },
  { relations: ["USES"] },
];

/** What the line below the picture says. */
const said = () => document.querySelector(".status p").textContent;

/** Milliseconds until a filter is answered: nodes and edges know whether they are shown, and the page says how many are. */
async function filterTime(conditions) {
  const { graph, filter } = globalThis.papergraph;
  const start = performance.now();
  filter(conditions);
  // Preact writes in a microtask of its own.
  await Promise.resolve();
  await Promise.resolve();
  const time = performance.now() - start;
  const papers = graph.filterNodes((_, { type, hidden }) => type === "Paper" && !hidden).length;
  if (!said().startsWith(papers.toLocaleString("en"))) throw new Error(`the page says ${said()}`);
  return time;
}

/** Median and most of the rounds, of each filter; frames are drawn between two of them. */
globalThis.measureFilters = async () => {
  const times = new Map(FILTERS.map((conditions) => [JSON.stringify(conditions), []]));
  for (let round = 0; round < FILTER_ROUNDS; round++) {
    for (const conditions of FILTERS) {
      times.get(JSON.stringify(conditions)).push(await filterTime(conditions));
      await new Promise((resolve) => setTimeout(resolve, 600));
    }
  }
  const figures = [...times].map(([filter, all]) => [
    filter,
    { first: Math.round(all[0]), median: Math.round(median(all)), most: Math.round(Math.max(...all)) },
  ]);
  return Object.fromEntries(figures);
};
