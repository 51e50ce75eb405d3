// What an approval system does with the element: whom to show, the viewer's token, and what it hears back.
import '../explore/tokens.css';
import './sample.css';

const map = document.querySelector<HTMLElement & { token: string }>('credit-map');
const form = document.querySelector<HTMLFormElement>('#case');
const heard = document.querySelector('#heard');
if (!map || !form || !heard) throw new Error('embed-sample.html lacks its parts');

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const fields = new FormData(form);
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  map.token = text('token');
  map.setAttribute('uscc', text('uscc'));
});
map.addEventListener('subjectselect', (event) => {
  if (event instanceof CustomEvent)
    heard.textContent = `subjectselect ${(event.detail as { subject: string }).subject}`;
});
map.addEventListener('tokenneeded', () => {
  heard.textContent = 'tokenneeded';
});
