# Two stages: the interface is built in the first; the second holds what runs, as an ordinary account.
FROM node:24.11.1-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node --disable-warning=ExperimentalWarning engines/build.ts \
 && npm prune --omit=dev --ignore-scripts \
 # The image has its own Node.
 && rm -rf node_modules/node-linux-* \
 # Temporal's native core comes for every platform; one is enough.
 && find node_modules/@temporalio/core-bridge/releases -mindepth 1 -maxdepth 1 ! -name "$(uname -m)-unknown-linux-gnu" -exec rm -rf {} +

FROM node:24.11.1-bookworm-slim
ENV NODE_ENV=production TZ=UTC WORKFLOW_BUNDLE=/app/dist/workflows/index.js
WORKDIR /app
COPY --from=build --chown=root:root /app /app
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 8080
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning"]
CMD ["server/main.ts"]
