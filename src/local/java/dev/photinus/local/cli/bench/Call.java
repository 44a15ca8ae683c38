package dev.photinus.local.cli.bench;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A request that a function made.
 *
 * @param host that it went to
 * @param target path and query
 * @param headers without those that belong to a connection
 */
record Call(URI host, String method, String target, Map<String, List<String>> headers, String body) {}
