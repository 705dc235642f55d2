# papergraph from this checkout; its arguments are those of the command line. No Docker engine was there to build it.
FROM node:22-bookworm-slim
WORKDIR /papergraph
COPY . .
RUN npm ci && npm cache clean --force
ENTRYPOINT ["node", "bin/papergraph.js"]
CMD ["--help"]
