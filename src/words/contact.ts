// Addresses, telephone numbers and mailboxes as registers write them, made comparable. None of these is ever shown
// except a firm's own address and its fixed line.

/** A key under which two writings of one address are equal; undefined for what is too short or too long to tell. */
export function addressKey(address: string): string | undefined {
  const key = address
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Cc},.，。、;；]/gu, '')
    .replace(/[[{【〔(]/g, '(')
    .replace(/[\]}】〕)]/g, ')')
    .toLowerCase();
  return key.length >= 6 && key.length <= 200 ? key : undefined;
}

/** A mobile number belongs to a person, whoever registered it. */
const mobile = /^1[3-9]\d{9}$/;

/** Whether a telephone number is a person's. */
export const isPersonalPhone = (digits: string): boolean => mobile.test(digits);

/** The digits of the first telephone number in a cell, without 86 in front; undefined when there is none. */
export function phoneDigits(text: string): string | undefined {
  const [first = ''] = text.normalize('NFKC').split(/[;；,，/、]|\s{2,}/);
  const digits = first.replace(/(转|ext|#|x).*$/i, '').replace(/\D/g, '');
  const local = digits.replace(/^(00)?86(?=\d{10,12}$)/, '');
  return /^\d{7,12}$/.test(local) && !/^(\d)\1+$/.test(local) ? local : undefined;
}

/** The domain of a mailbox in small letters; the part in front of it names a person and is not kept. */
export function mailDomain(text: string): string | undefined {
  const [, domain] =
    /^[^\s@]{1,64}@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/.exec(
      text.normalize('NFKC').trim().toLowerCase(),
    ) ?? [];
  return domain !== undefined && domain.length <= 200 ? domain : undefined;
}
