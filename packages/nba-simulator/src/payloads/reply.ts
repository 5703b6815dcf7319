import type { FaultRule } from '../faults.ts';

/** The page that the CDN's edge shows. */
export const denied = (path: string) =>
  `<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>\n<H1>Access Denied</H1>\n \nYou don't have permission to access "http&#58;&#47;&#47;cdn&#46;nba&#46;com${path.replaceAll('/', '&#47;')}" on this server.<P>\nReference&#32;&#35;18&#46;51m0&#46;1&#46;0\n</BODY>\n</HTML>\n`;

/** What is sent, before it is zipped or spoiled. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const json = (body: string, status = 200): Reply => ({ status, type: 'application/json; charset=utf-8', body });
export const html = (body: string, status: number): Reply => ({ status, type: 'text/html', body });

/** The answer that a fault puts in the place of any other; null for faults that need the true one. */
export function replaced(rule: FaultRule, path: string): Reply | null {
  const retry = { 'retry-after': String(rule.retryAfterSeconds ?? 1) };
  switch (rule.fault) {
    case 'status_403':
    case 'referer':
      return html(denied(path), 403);
    case 'status_404':
      return html('<html><body><h1>404 Not Found</h1></body></html>', 404);
    case 'status_429':
      return { ...json('{"Message":"Too Many Requests"}', 429), headers: retry };
    case 'status_500':
      return json('{"Message":"An error has occurred."}', 500);
    case 'status_503':
      return { ...html('<html><body><h1>503 Service Unavailable</h1></body></html>', 503), headers: retry };
    case 'html':
      return html(denied(path), 200);
    case 'not_json':
      return json('{"meta":{"version":1,"time":System.Net.WebException: The remote server returned an error: (500)');
    case 'empty_body':
      return json('');
    case 'empty_object':
      return json('{}');
    case 'error_message':
      return json('{"Message":"An error has occurred."}');
    default:
      return null;
  }
}
