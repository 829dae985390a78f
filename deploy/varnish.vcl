vcl 4.1;

# Varnish 7 with the module xkey (Debian: varnish, varnish-modules) in front of the portal. Begin with
#   varnishd -f /path/to/varnish.vcl -a :80 -p http_gzip_support=off
# and tell the portal of it: PURGE_CACHES=http://127.0.0.1:80. A page is kept for a day: the portal names what it was made
# from (Surrogate-Key), and asks to forget it (PURGE) the moment that something of it changes. The portal compresses;
# without the parameter Varnish would ask for gzip alone.

import std;
import xkey;

backend portal {
  .host = "127.0.0.1";
  .port = "3000";
  .probe = { .url = "/healthz"; .interval = 1s; .timeout = 1s; .window = 2; .threshold = 1; .initial = 1; }
}

# Where portals stand: who else could empty the cache?
acl portals { "127.0.0.1"; "::1"; }

sub vcl_recv {
  if (req.method == "PURGE") {
    # What came through another proxy has two addresses in its header: that proxy has to write one.
    if (client.ip !~ portals || req.http.X-Forwarded-For ~ ",") { return (synth(403)); }
    # What is forgotten stays at hand: it is asked for again by its ETag, and serves while the portal is away.
    set req.http.X-Count = xkey.softpurge(req.http.Surrogate-Key);
    return (synth(200));
  }
  unset req.http.Surrogate-Capability;
  # By this name a fault stands in the portal's log; what a reader sends under it does not count.
  set req.http.X-Request-Id = req.xid;
  if (req.method != "GET" && req.method != "HEAD") { return (pass); }
  if (req.url ~ "^/(desk|healthz$|readyz$)") { return (pass); }
  # Nothing but its address makes a page.
  unset req.http.Cookie;
  unset req.http.Authorization;
  if (req.http.Accept-Encoding ~ "\bbr\b") { set req.http.Accept-Encoding = "br, gzip"; }
  elseif (req.http.Accept-Encoding ~ "\bgzip\b") { set req.http.Accept-Encoding = "gzip"; }
  else { unset req.http.Accept-Encoding; }
  # What is old is for the time alone in which there is no portal.
  if (req.restarts == 0) { unset req.http.X-Stale; }
  if (std.healthy(req.backend_hint) && !req.http.X-Stale) { set req.grace = 0s; }
  else { set req.grace = 1d; }
  return (hash);
}

sub vcl_hash {
  hash_data(req.url);
  return (lookup);
}

sub vcl_backend_fetch {
  set bereq.http.Surrogate-Capability = {"varnish="Surrogate/1.0""};
}

sub vcl_backend_response {
  if (beresp.status >= 500 && bereq.is_bgfetch) { return (abandon); }
  if (beresp.http.Surrogate-Key) { set beresp.http.xkey = "all " + beresp.http.Surrogate-Key; }
  if (beresp.http.Surrogate-Control ~ "max-age=[0-9]") {
    set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, "^.*max-age=([0-9]+).*$", "\1s"), 1s);
  }
  set beresp.grace = 1d;
  set beresp.keep = 1d;
}

sub vcl_deliver {
  # The portal has just gone, as the probe will find: it itself would have named the request.
  if (resp.status == 503 && !resp.http.X-Request-Id && req.restarts == 0 && req.method != "POST") {
    set req.http.X-Stale = "yes";
    return (restart);
  }
  unset resp.http.xkey;
  unset resp.http.Surrogate-Key;
  unset resp.http.Surrogate-Control;
  unset resp.http.X-Varnish;
  unset resp.http.Via;
}
