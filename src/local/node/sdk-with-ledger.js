'use strict';

// A fill with Adobe's SDK that does all that the function does: job and token in the ledger, URLs signed at the moment of use.

const { DynamoDBClient, GetItemCommand, UpdateItemCommand } = require('@aws-sdk/client-dynamodb');
const { GetObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const { getSignedUrl } = require('@aws-sdk/s3-request-presigner');
const { Firefly, fillRequest, submitted } = require('./firefly');
const { serve } = require('./runtime');

const TABLE = process.env.LEDGER_TABLE;
const RETENTION_SECONDS = 15 * 24 * 3600;
const URL_LIFETIME_SECONDS = 3600;
const TOKEN_LIFE_MILLIS = 60_000;

const dynamoDb = new DynamoDBClient({});
const s3 = new S3Client({ endpoint: process.env.QUARKUS_S3_ENDPOINT_OVERRIDE, forcePathStyle: true });

async function get(pk, sk) {
  const key = { pk: { S: pk }, sk: { S: sk } };
  const answer = await dynamoDb.send(new GetItemCommand({ TableName: TABLE, Key: key, ConsistentRead: true }));
  return answer.Item;
}

async function getToken() {
  const item = await get('access-token', 'current');
  if (!item?.accessToken || Number(item.tokenExpiresAt.N) < Date.now() + TOKEN_LIFE_MILLIS) {
    throw new Error('There is no access token in the ledger: run authenticate first');
  }
  return item.accessToken.S;
}

function remember(execution, job) {
  return dynamoDb.send(
    new UpdateItemCommand({
      TableName: TABLE,
      Key: { pk: { S: execution }, sk: { S: 'fill' } },
      UpdateExpression:
        'SET operation = :operation, jobId = :jobId, statusUrl = :statusUrl, cancelUrl = :cancelUrl,' +
        ' submittedAt = :submittedAt, destinations = :destinations, expiresAt = :expiresAt',
      ExpressionAttributeValues: {
        ':operation': { S: 'fill' },
        ':jobId': { S: job.jobId },
        ':statusUrl': { S: job.statusUrl },
        ':cancelUrl': { S: job.cancelUrl },
        ':submittedAt': { N: String(Date.now()) },
        ':destinations': { L: [] },
        ':expiresAt': { N: String(Math.floor(Date.now() / 1000) + RETENTION_SECONDS) },
      },
      ReturnValues: 'ALL_NEW',
    }),
  );
}

function sign(object) {
  const command = new GetObjectCommand({ Bucket: object.bucket, Key: object.key });
  return getSignedUrl(s3, command, { expiresIn: URL_LIFETIME_SECONDS });
}

const firefly = new Firefly({
  clientId: process.env.FIREFLY_SERVICES_CLIENT_ID,
  tokenProvider: { getToken },
  serviceEnvironment: 'production',
});

serve(async (event) => {
  const execution = `execution#${event.execution}`;
  const known = await get(execution, 'fill');
  if (known?.jobId) {
    return submitted({ jobId: known.jobId.S, statusUrl: known.statusUrl.S, cancelUrl: known.cancelUrl?.S });
  }
  const [photoUrl, maskUrl] = await Promise.all([sign(event.photo), sign(event.mask)]);
  const { result: job } = await firefly.fillImageAsync(fillRequest(event, photoUrl, maskUrl));
  await remember(execution, job);
  return submitted(job);
});
