import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { codeOf } from '../fixtures/town.ts';

const pageOf = (hub: string): string => `<!doctype html>
<html lang="zh-CN">
<title>审批</title>
<script type="module" src="${hub}/embed/credit-map.js"></script>
<credit-map uscc="${codeOf('甲')}" style="height: 600px"></credit-map>
<output></output>
<script type="module">
  const map = document.querySelector('credit-map');
  const heard = document.querySelector('output');
  for (const name of ['subjectselect', 'tokenneeded'])
    map.addEventListener(name, ({ detail }) => (heard.textContent += name + ' ' + (detail?.subject ?? '') + '; '));
  map.token = 'aaa.bbb.ccc';
</script>`;

/** An approval system on an origin of its own, whose page frames the map. */
export async function startApproval(
  hub: () => string,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(pageOf(hub()));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
