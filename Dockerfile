# The product in one image: what a node does is a setting (Node__Roles). docs/operations.md.

FROM node:22.12.0-bookworm-slim AS client
WORKDIR /source/src/WebClient
COPY src/WebClient/package.json src/WebClient/package-lock.json src/WebClient/.npmrc ./
COPY src/WebClient/no-canvas no-canvas
RUN npm ci --no-fund --no-audit
COPY src/WebClient ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0.400-noble AS server
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Grains/Grains.csproj src/Grains/packages.lock.json src/Grains/
COPY src/MediaRelay/MediaRelay.csproj src/MediaRelay/packages.lock.json src/MediaRelay/
COPY src/SignalingServer/SignalingServer.csproj src/SignalingServer/packages.lock.json src/SignalingServer/
RUN dotnet restore src/SignalingServer --locked-mode
COPY src/Grains src/Grains
COPY src/MediaRelay src/MediaRelay
COPY src/SignalingServer src/SignalingServer
RUN dotnet publish src/SignalingServer -c Release --no-restore -o /published

FROM mcr.microsoft.com/dotnet/aspnet:10.0.12-noble
# qpdf looks into PDFs; OpenSSL, which the relay needs, is part of the base.
RUN apt-get update \
    && apt-get install -y --no-install-recommends qpdf \
    && rm -rf /var/lib/apt/lists/* \
    # A new volume takes its owner from the folder of the image that it is mounted at: each must be here.
    && mkdir -p /data/keys /data/documents /data/outbox \
    && chown -R 1654:1654 /data
COPY --from=server /published /app
COPY --from=client /source/src/WebClient/dist /app/client
ENV WebRoot=/app/client Data__Folder=/data ASPNETCORE_HTTP_PORTS= DOTNET_EnableDiagnostics=0
WORKDIR /app
USER 1654:1654
VOLUME /data
EXPOSE 8080/tcp 8090/tcp 10000/udp 10000/tcp
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD ["dotnet", "VideoDesk.SignalingServer.dll", "check-health", "http://127.0.0.1:8080/readyz"]
ENTRYPOINT ["dotnet", "VideoDesk.SignalingServer.dll"]
