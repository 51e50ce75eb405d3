/** Files are taken in only where there is room for them: refused before a byte of one is kept. */
import express, { type RequestHandler, type Router } from 'express';

/** What stores files: it is passed where `requireRoom` does not refuse. */
export function whereRoom(requireRoom: () => void): Router {
  const pass: RequestHandler = (_request, _response, next) => {
    requireRoom();
    next();
  };
  return express.Router().post(['/materials', '/screenings/files'], pass);
}
