// Serves a folder as a web server of today would: brotli for texts, a year's caching for fonts. `node serve.mjs FOLDER PORT`
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";

const [folder, port] = process.argv.slice(2);
const compressed = new Map();
const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml", ".xml": "application/xml", ".txt": "text/plain", ".json": "application/json",
  ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".avif": "image/avif", ".woff2": "font/woff2",
  ".mp4": "video/mp4", ".mp3": "audio/mpeg", ".vtt": "text/vtt",
};

createServer(async (request, response) => {
  let path = normalize(decodeURIComponent(new URL(request.url, "http://host").pathname));
  if (path.endsWith("/")) path += "index.html";
  try {
    let data = await readFile(join(folder, path));
    const kind = extname(path);
    const headers = { "Content-Type": types[kind] ?? "application/octet-stream", "Cache-Control": "max-age=31536000" };
    if (kind === ".html") headers["Cache-Control"] = "max-age=60";
    if (/^(text|image\/svg|application\/(xml|json))/.test(headers["Content-Type"])) {
      if (!compressed.has(path)) compressed.set(path, brotliCompressSync(data));
      data = compressed.get(path);
      headers["Content-Encoding"] = "br";
    }
    response.writeHead(200, headers).end(data);
  } catch {
    response.writeHead(404, { "Content-Type": "text/plain" }).end("not found");
  }
}).listen(Number(port), "127.0.0.1");
