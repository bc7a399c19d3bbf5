module.exports = {
  layout: "article.njk",
  permalink: (data) => `/${data.category}/${data.page.fileSlug}.html`,
};
