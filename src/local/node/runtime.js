'use strict';

// Lambda's Runtime API, as little of it as answers events: AWS's own Node runtime would start slower.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html

async function serve(handler) {
  const runtime = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
  for (;;) {
    const next = await fetch(`${runtime}/invocation/next`);
    const invocation = `${runtime}/invocation/${next.headers.get('lambda-runtime-aws-request-id')}`;
    const event = await next.json();
    try {
      await post(`${invocation}/response`, await handler(event));
    } catch (error) {
      await post(`${invocation}/error`, { errorType: error.name, errorMessage: error.message });
    }
  }
}

async function post(url, body) {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  await response.arrayBuffer(); // the connection is free for the next call only then
}

module.exports = { serve };
