'use strict';

// A fill with Adobe's SDK and nothing else: each process gets a token of its own, URLs come signed, and nobody remembers the job.

const { ServerToServerTokenProvider } = require('@adobe/firefly-services-common-apis');
const { Firefly, fillRequest, submitted } = require('./firefly');
const { serve } = require('./runtime');

const clientId = process.env.FIREFLY_SERVICES_CLIENT_ID;

const tokenProvider = new ServerToServerTokenProvider(
  {
    clientId,
    clientSecret: process.env.FIREFLY_SERVICES_CLIENT_SECRET,
    scopes: 'openid,AdobeID,session,additional_info,read_organizations,firefly_api,ff_apis',
  },
  { autoRefresh: true },
);
tokenProvider._baseUrlMap = new Map([['production', process.env.ADOBE_IMS_URL]]);

const firefly = new Firefly({ clientId, tokenProvider, serviceEnvironment: 'production' });

serve(async (event) => {
  const answer = await firefly.fillImageAsync(fillRequest(event, event.photo.url, event.mask.url));
  return submitted(answer.result);
});
