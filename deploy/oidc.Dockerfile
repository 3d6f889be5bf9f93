# An OpenID provider for a first look. NOT for production: anybody signs in as anybody.
FROM node:22.12.0-bookworm-slim
WORKDIR /provider
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-fund --no-audit
COPY make.js look.js ./
USER 1000:1000
HEALTHCHECK CMD ["node", "look.js", "check"]
ENTRYPOINT ["node", "look.js"]
