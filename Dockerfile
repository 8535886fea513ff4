# One image, two kinds of process: `node server/src/web.ts` and `node server/src/worker.ts`.
# Debian, not Alpine: the pinned Node and Postgres packages are built for glibc.
FROM node:24-bookworm-slim AS build
WORKDIR /hub
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY web/package.json web/
COPY e2e/package.json e2e/
RUN npm ci --loglevel=error
COPY . .
RUN npm run build && npm prune --omit=dev --loglevel=error

FROM node:24-bookworm-slim
WORKDIR /hub
COPY --from=build --chown=root:root /hub ./
# Docker gives a new volume the owner of the folder it is laid over.
RUN install -d -o node -g node -m 700 /data
USER node
ENV PORT=3000 MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072 MALLOC_MMAP_THRESHOLD_=65536 \
    NODE_OPTIONS="--max-semi-space-size=8 --max-old-space-size=256"
EXPOSE 3000
CMD ["node", "server/src/web.ts"]
