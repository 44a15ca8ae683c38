'use strict';

const { FireflyClient } = require('@adobe/firefly-apis');

// The SDK knows Adobe's retired synchronous fill only, whose answer comes with the finished picture. Here its own way of asking
// is used for the fill of today, which answers with a job; and asked is the host that the functions ask.
class Firefly extends FireflyClient {
  constructor(config) {
    super(config);
    this._httpRequest.config.baseUrl = process.env.ADOBE_FIREFLY_URL;
  }

  fillImageAsync(body) {
    return this._httpRequest.request({
      method: 'POST',
      url: '/v3/images/fill-async',
      body,
      mediaType: 'application/json',
    });
  }
}

function fillRequest(event, photoUrl, maskUrl) {
  return {
    prompt: event.prompt,
    numVariations: event.seeds.length,
    seeds: event.seeds,
    size: event.size,
    image: { source: { url: photoUrl } },
    mask: { source: { url: maskUrl }, invert: true },
  };
}

function submitted(job) {
  return { status: 'submitted', job: { operation: 'fill', ...job } };
}

module.exports = { Firefly, fillRequest, submitted };
