# Build from the project root: docker build -f docker/hub.Dockerfile .
FROM node:24-slim AS build
WORKDIR /hub
COPY package.json package-lock.json .npmrc codegen.yml ./
# the sources are not here yet, so the build that npm would run after installing has to wait
RUN npm ci --ignore-scripts
COPY schema schema
COPY src src
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production \
    HUB_HOST=0.0.0.0 \
    HUB_PORT=4000 \
    HUB_DATA=/var/lib/hub
WORKDIR /hub
COPY --from=build /hub/package.json ./
COPY --from=build /hub/node_modules node_modules
COPY --from=build /hub/schema schema
COPY --from=build /hub/src/rules src/rules
COPY --from=build /hub/dist dist
RUN mkdir /var/lib/hub && chown node:node /var/lib/hub
USER node
VOLUME /var/lib/hub
EXPOSE 4000
# an answer of any kind will do here: whether the database is up is for the hub to say, not a reason to restart it
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HUB_PORT}/`).catch(() => process.exit(1))"]
CMD ["node", "--max-old-space-size=2000", "dist/cli/hub.js", "start"]
