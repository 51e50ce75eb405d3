// The head of the GraphiQL page: what this hub is, and the place for a token.
import { useState } from 'react';
import { keepToken, readToken } from '../hub/token.ts';

/** What this hub is, in both languages, and the place for a token. */
export const Banner = () => (
  <header className="hub-banner">
    <div>
      <h1>
        信用图谱中枢 <span lang="en">Credit graph hub</span>
      </h1>
      <p>
        城市公共信用中心的数据服务：用 GraphQL
        查询企业、其法定代表人、股东与控制人，以及各自的信用信息；每个问题都可以问任意一天。未附令牌时只答公开信息，自然人姓名遮蔽。
      </p>
      <p lang="en">
        The data service of a city’s public credit centre: ask in GraphQL about enterprises, who
        represents, owns and controls them, and the credit records of each, as of any day. Without a
        token it answers public facts only and masks natural persons.
      </p>
    </div>
    <TokenForm />
  </header>
);

function TokenForm() {
  const [kept, setKept] = useState(readToken() !== '');
  const [pasted, setPasted] = useState('');
  const keep = (token: string) => {
    keepToken(token);
    setPasted('');
    setKept(readToken() !== '');
  };
  return (
    <form
      className="hub-token"
      onSubmit={(event) => {
        event.preventDefault();
        keep(pasted);
      }}
    >
      <label htmlFor="hub-token">
        访问令牌 <span lang="en">Access token</span>
      </label>
      <input
        id="hub-token"
        type="password"
        autoComplete="off"
        spellCheck={false}
        placeholder="粘贴令牌 Paste a token"
        value={pasted}
        onChange={(event) => {
          setPasted(event.target.value);
        }}
      />
      <button type="submit" disabled={pasted.trim() === ''}>
        使用 Use
      </button>
      <button
        type="button"
        disabled={!kept}
        onClick={() => {
          keep('');
        }}
      >
        清除 Clear
      </button>
      <output>
        {kept
          ? '已附令牌，关闭标签页即失效。Token in use until this tab closes.'
          : '未附令牌 No token'}
      </output>
    </form>
  );
}
